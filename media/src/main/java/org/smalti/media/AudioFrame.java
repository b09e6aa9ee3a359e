package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A piece of sound as it was decoded. */
public final class AudioFrame extends MediaFrame {
  private static final int NAME = 128;

  AudioFrame(Rational timeBase) {
    super(timeBase);
  }

  /** Hz. */
  public int sampleRate() {
    return libav().sample_rate();
  }

  public int channels() {
    return libav().ch_layout().nb_channels();
  }

  /** libav's name, such as {@code stereo} or {@code 5.1(side)}. */
  public String layout() {
    try (BytePointer name = new BytePointer(NAME)) {
      int length = avutil.av_channel_layout_describe(libav().ch_layout(), name, NAME);
      // Without a limit, the text is read up to the zero byte.
      return length > 0 ? Libav.text(name.limit(0)) : "";
    }
  }

  /** libav's name, such as {@code s16} (interleaved) or {@code fltp} (one plane for each channel). */
  public String sampleFormat() {
    return Libav.text(avutil.av_get_sample_fmt_name(libav().format()));
  }

  /** Samples of each channel. */
  public int samples() {
    return libav().nb_samples();
  }

  /** Whether each channel has a plane of its own. */
  public boolean isPlanar() {
    return avutil.av_sample_fmt_is_planar(libav().format()) != 0;
  }

  /** One for each channel if it is planar, else one. */
  public int planes() {
    return isPlanar() ? channels() : 1;
  }

  /** The memory of a plane, not copied, in the byte order of the machine. Valid as long as this frame. */
  public ByteBuffer plane(int plane) {
    long bytes = (long) samples()
        * avutil.av_get_bytes_per_sample(libav().format())
        * (isPlanar() ? 1 : channels());
    return view(libav().extended_data(plane), bytes).order(ByteOrder.nativeOrder());
  }

  @Override
  public AudioFrame copy() {
    AudioFrame copy = new AudioFrame(timeBase());
    copy.share(this);
    return copy;
  }
}
