package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.smalti.core.SmaltiException;

/** A piece of sound as it was decoded. */
public final class AudioFrame extends MediaFrame {
  private static final int NAME = 128;

  AudioFrame(Rational timeBase) {
    super(timeBase);
  }

  /**
   * A piece of sound with memory of its own: interleaved floats.
   *
   * @param interleaved full scale ±1
   * @param offset of the first value
   * @param samples of each channel, at least one
   * @param rate Hz
   */
  public static AudioFrame of(
      float[] interleaved, int offset, int samples, int channels, int rate) {
    AudioFrame frame = new AudioFrame(new Rational(1, rate));
    AVFrame sound = frame.libav();
    sound.format(avutil.AV_SAMPLE_FMT_FLT).sample_rate(rate).nb_samples(samples);
    avutil.av_channel_layout_default(sound.ch_layout(), channels);
    int result = avutil.av_frame_get_buffer(sound, 0);
    if (result < 0) {
      frame.close();
      throw SmaltiException.input("no room for " + samples + " samples: " + Libav.why(result));
    }
    frame.plane(0).asFloatBuffer().put(interleaved, offset, samples * channels);
    return frame;
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
    requireOpen();
    AudioFrame copy = new AudioFrame(timeBase());
    copy.share(this);
    return copy;
  }
}
