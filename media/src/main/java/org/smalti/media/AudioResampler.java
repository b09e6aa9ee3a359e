package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * Converts sound to one sample format, channel layout and rate. The time stamps of what comes out count samples from
 * that of the first frame; where those of the frames jump ahead, they follow. Not for use by several threads at once.
 */
public final class AudioResampler implements AutoCloseable {
  /** s by which time stamps may be rounded without being a gap. */
  static final double GAP = 0.1;

  private final NativeResources natives;
  private final SwrContext swr;
  private final int format;
  private final int channels;
  private final int rate;
  private long next = Libav.NO_TIME;

  /**
   * @param sampleFormat libav's name, such as {@code s16} (interleaved) or {@code fltp} (a plane for each channel)
   * @param channels 1 mono, 2 stereo, 6 for 5.1
   * @param rate Hz
   */
  public static AudioResampler to(String sampleFormat, int channels, int rate) {
    int format = avutil.av_get_sample_fmt(sampleFormat);
    if (format == avutil.AV_SAMPLE_FMT_NONE) {
      throw SmaltiException.usage(
          "no sample format \"" + sampleFormat + "\"; usual ones are s16, s16p, s32, flt, fltp");
    }
    return to(format, channels, rate);
  }

  static AudioResampler to(int format, int channels, int rate) {
    return NativeResources.build(natives -> new AudioResampler(natives, format, channels, rate));
  }

  private AudioResampler(NativeResources natives, int format, int channels, int rate) {
    this.natives = natives;
    this.format = format;
    this.channels = channels;
    this.rate = rate;
    swr = natives.own(swresample.swr_alloc(), swresample::swr_free);
  }

  /**
   * Converts a frame. Where the sound changes its rate or channels, what is still inside comes first.
   *
   * @param frame null at the end: gives what is still inside
   * @return what is ready, which the caller closes
   */
  public List<AudioFrame> resample(@Nullable AudioFrame frame) {
    natives.requireOpen(this);
    List<AudioFrame> ready = new ArrayList<>();
    if (frame == null) {
      flush(ready);
      return ready;
    }
    long start = frame.pts() == Libav.NO_TIME
        ? Libav.NO_TIME
        : frame.timeBase().rescale(frame.pts(), base());
    if (next == Libav.NO_TIME) {
      next = start == Libav.NO_TIME ? 0 : start;
    } else if (start > next + waiting() + GAP * rate) {
      flush(ready);
      swresample.swr_close(swr);
      next = start;
    }
    try (AudioFrame in = frame.copy()) {
      AVChannelLayout layout = in.libav().ch_layout();
      if (layout.order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
        avutil.av_channel_layout_default(layout, layout.nb_channels());
      }
      if (convert(in, ready) == avutil.AVERROR_INPUT_CHANGED) {
        flush(ready);
        swresample.swr_close(swr);
        convert(in, ready);
      }
    }
    return ready;
  }

  private void flush(List<AudioFrame> ready) {
    if (swresample.swr_is_initialized(swr) != 0) {
      convert(null, ready);
    }
  }

  private int convert(@Nullable AudioFrame in, List<AudioFrame> ready) {
    AudioFrame made = new AudioFrame(base());
    AVFrame out = made.libav();
    out.sample_rate(rate).format(format);
    avutil.av_channel_layout_default(out.ch_layout(), channels);
    int result = swresample.swr_convert_frame(swr, out, in == null ? null : in.libav());
    if (result < 0 || made.samples() == 0) {
      made.close();
    } else {
      made.at(next, base());
      next += made.samples();
      ready.add(made);
    }
    if (result < 0 && result != avutil.AVERROR_INPUT_CHANGED) {
      throw SmaltiException.input("sound can't be converted: " + Libav.why(result));
    }
    return result;
  }

  /** Samples that are still inside. */
  private long waiting() {
    return swresample.swr_is_initialized(swr) == 0 ? 0 : swresample.swr_get_delay(swr, rate);
  }

  private Rational base() {
    return new Rational(1, rate);
  }

  @Override
  public void close() {
    natives.close();
  }
}
