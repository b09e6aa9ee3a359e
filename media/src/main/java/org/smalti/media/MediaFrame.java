package org.smalti.media;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * A decoded picture or piece of sound. It owns its memory until it is closed, whatever the decoder does meanwhile;
 * copies share it. Every method says so if it was closed before; the buffers it gave must not be used any more. Not for
 * use by several threads at once.
 */
public abstract sealed class MediaFrame implements AutoCloseable permits VideoFrame, AudioFrame {
  private final NativeResources natives = new NativeResources();
  private final AVFrame frame;
  private Rational timeBase;

  MediaFrame(Rational timeBase) {
    this.timeBase = timeBase;
    frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
  }

  /** Takes over what is in one of libav's frames, which is empty then; null if it is neither picture nor sound. */
  static @Nullable MediaFrame taking(AVFrame from, Rational timeBase) {
    MediaFrame frame;
    if (from.width() > 0) {
      frame = new VideoFrame(timeBase);
    } else if (from.sample_rate() > 0) {
      frame = new AudioFrame(timeBase);
    } else {
      avutil.av_frame_unref(from);
      return null;
    }
    avutil.av_frame_move_ref(frame.libav(), from);
    return frame;
  }

  AVFrame libav() {
    requireOpen();
    return frame;
  }

  /** @throws IllegalStateException if it is closed */
  final void requireOpen() {
    natives.requireOpen(this);
  }

  /** Shares the memory of another. */
  void share(MediaFrame other) {
    int result = avutil.av_frame_ref(libav(), other.libav());
    if (result < 0) {
      close();
      throw SmaltiException.input("a frame can't be kept: " + Libav.why(result));
    }
  }

  /** When it is shown or heard, in units of {@link #timeBase}; {@link Packet#NO_TIME} unknown. */
  public long pts() {
    long best = libav().best_effort_timestamp();
    return best != Libav.NO_TIME ? best : libav().pts();
  }

  /** s of one unit of {@link #pts}. */
  public Rational timeBase() {
    return timeBase;
  }

  /** s when it is shown or heard, on the clock of its stream; NaN unknown. */
  public double time() {
    return pts() == Libav.NO_TIME ? Double.NaN : timeBase.seconds(pts());
  }

  /** How long it lasts, in units of {@link #timeBase}; 0 unknown. */
  public long duration() {
    return libav().duration();
  }

  /** Sets when it is shown or heard. */
  public void at(long pts, Rational base) {
    timeBase = base;
    libav().pts(pts);
    libav().best_effort_timestamp(pts);
    base.into(libav().time_base());
  }

  /** Sets how long it lasts, in units of {@link #timeBase}; 0 unknown. */
  public void lasting(long duration) {
    libav().duration(duration);
  }

  /** Another frame that shares its memory, and is closed by itself. */
  public abstract MediaFrame copy();

  /** Bytes of libav's memory as a buffer that is valid as long as this frame. */
  static ByteBuffer view(BytePointer data, long bytes) {
    return new BytePointer(data).capacity(bytes).asByteBuffer();
  }

  /** Frees its memory, unless a copy still shares it. */
  @Override
  public void close() {
    natives.close();
  }
}
