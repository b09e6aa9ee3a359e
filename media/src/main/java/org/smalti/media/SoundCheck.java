package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Watches decoded sound for what a listener should know: channels that cancel each other when they are mixed, and a
 * constant offset (DC). Looks at every {@value #STEP}th sample, so that it costs nothing.
 */
final class SoundCheck {
  private static final int STEP = 16;
  /** Channels cancel if the power of their mean is below this share of theirs: −15 dB. */
  private static final double CANCELLED = 0.03;
  /** Power below which nothing is heard: −70 dBFS. */
  private static final double SILENCE = 1e-7;
  /** An offset from −30 dBFS on is told. */
  private static final double OFFSET = 0.03;
  /** How many samples must have been looked at: what is shorter than a third of a second may just be one-sided. */
  private static final int LASTING = 1000;

  private double[] sums = new double[0];
  private double squares;
  private double mixed;
  private long count;

  /** Takes the next frame of any format. */
  void take(AVFrame frame) {
    int channels = frame.ch_layout().nb_channels();
    int format = frame.format();
    int bytes = avutil.av_get_bytes_per_sample(format);
    boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
    int kind = avutil.av_get_packed_sample_fmt(format);
    if (channels != sums.length) {
      sums = new double[channels];
      squares = 0;
      mixed = 0;
      count = 0;
    }
    BytePointer[] planes = new BytePointer[planar ? channels : 1];
    for (int plane = 0; plane < planes.length; plane++) {
      planes[plane] = frame.extended_data(plane);
    }
    for (long i = 0; i < frame.nb_samples(); i += STEP) {
      double mean = 0;
      for (int channel = 0; channel < channels; channel++) {
        BytePointer data = planes[planar ? channel : 0];
        double x = value(data, kind, (planar ? i : i * channels + channel) * bytes);
        if (!Double.isFinite(x)) {
          continue;
        }
        sums[channel] += x;
        squares += x * x;
        mean += x;
      }
      mixed += mean / channels * (mean / channels);
      count++;
    }
  }

  private static double value(BytePointer data, int kind, long at) {
    return switch (kind) {
      case avutil.AV_SAMPLE_FMT_FLT -> data.getFloat(at);
      case avutil.AV_SAMPLE_FMT_DBL -> data.getDouble(at);
      case avutil.AV_SAMPLE_FMT_S16 -> data.getShort(at) / 32_768.0;
      case avutil.AV_SAMPLE_FMT_S32 -> data.getInt(at) / 2_147_483_648.0;
      case avutil.AV_SAMPLE_FMT_U8 -> ((data.get(at) & 0xff) - 128) / 128.0;
      default -> 0;
    };
  }

  /**
   * What there is to say of all that was taken.
   *
   * @param alone whether one channel is made of all
   * @param scale of the amplitudes
   */
  List<String> remarks(boolean alone, double scale) {
    List<String> remarks = new ArrayList<>();
    int channels = sums.length;
    double power = count == 0 ? 0 : scale * scale * squares / (channels * (double) count);
    double mean = count == 0 ? 0 : scale * scale * mixed / count;
    double offset = 0;
    double offsets = 0;
    double mixedOffset = 0;
    for (double sum : sums) {
      double own = count == 0 ? 0 : scale * sum / count;
      offset = Math.abs(own) > Math.abs(offset) ? own : offset;
      offsets += own * own / channels;
      mixedOffset += own / channels;
    }
    power -= offsets;
    mean -= mixedOffset * mixedOffset;
    if (alone && channels > 1 && power > SILENCE && mean < CANCELLED * power) {
      remarks.add(
          mean <= 1e-10 * power
              ? "its channels cancel each other, so that nothing is heard of their mean; try --channel left"
              : String.format(
                  Locale.ROOT,
                  "its channels cancel each other, so that their mean is %.0f dB softer; try --channel left",
                  10 * Math.log10(power / mean)));
    }
    if (count >= LASTING && Math.abs(offset) >= OFFSET) {
      remarks.add(String.format(
          Locale.ROOT,
          "a constant offset (DC) of %.3f of full scale, which counts as silence",
          offset));
    }
    return remarks;
  }
}
