package org.smalti.media;

import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * How a stream is decoded.
 *
 * @param threads of libav, 0 = as many as there are processors
 * @param parallel what these threads share
 * @param skip what the decoder leaves out, which costs next to nothing then
 * @param lowDelay whether each frame is given out as soon as it can be, without waiting for reordered ones
 * @param libav further options of the codec, by their names in libav
 */
public record DecoderOptions(
    int threads, Parallel parallel, Skip skip, boolean lowDelay, Map<String, String> libav) {
  /** One thread, every frame. */
  public static final DecoderOptions DEFAULT =
      new DecoderOptions(1, Parallel.ANY, Skip.NOTHING, false, Map.of());
  /** Key frames alone. */
  public static final DecoderOptions KEY_FRAMES = DEFAULT.skipping(Skip.NOT_KEY);
  /** Each frame as early as possible: one thread, as several delay the first frame. */
  public static final DecoderOptions LOW_DELAY =
      new DecoderOptions(1, Parallel.NOTHING, Skip.NOTHING, true, Map.of());

  /** What the threads of a decoder share among them; PyAV calls it the thread type. */
  public enum Parallel {
    /** What the codec can. */
    ANY(AVCodecContext.FF_THREAD_FRAME | AVCodecContext.FF_THREAD_SLICE),
    /** Each thread decodes a frame of its own: fast, one frame of delay for each thread. */
    FRAMES(AVCodecContext.FF_THREAD_FRAME),
    /** Threads share one frame: no delay, where the film was coded in slices. */
    SLICES(AVCodecContext.FF_THREAD_SLICE),
    NOTHING(0);

    private final int flags;

    Parallel(int flags) {
      this.flags = flags;
    }

    int flags() {
      return flags;
    }
  }

  /** The frames that are not decoded. */
  public enum Skip {
    NOTHING(avcodec.AVDISCARD_DEFAULT),
    /** Frames that no other frame is made from. */
    NOT_REFERENCED(avcodec.AVDISCARD_NONREF),
    /** Frames made from ones before and after them. */
    BIDIRECTIONAL(avcodec.AVDISCARD_BIDIR),
    /** All but key frames. */
    NOT_KEY(avcodec.AVDISCARD_NONKEY);

    private final int discard;

    Skip(int discard) {
      this.discard = discard;
    }

    int discard() {
      return discard;
    }
  }

  public DecoderOptions {
    if (threads < 0) {
      throw new IllegalArgumentException(threads + " threads");
    }
    libav = Map.copyOf(libav);
  }

  public DecoderOptions threads(int count, Parallel shared) {
    return new DecoderOptions(count, shared, skip, lowDelay, libav);
  }

  public DecoderOptions skipping(Skip frames) {
    return new DecoderOptions(threads, parallel, frames, lowDelay, libav);
  }
}
