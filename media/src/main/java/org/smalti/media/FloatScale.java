package org.smalti.media;

import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Finds out whether numbers with a fraction are samples of ±1, as they should be, or of the range of whole numbers, as
 * some programs write them: ±32,767 and the like. Looks at short stretches all over a sound.
 */
final class FloatScale {
  /** A stretch of this RMS amplitude, +18 dBFS, is no sound of ±1. */
  private static final double TOO_LOUD = 8;
  /** Full scales of 16, 24 and 32 bits. A peak this much above one belongs to the next. */
  private static final double[] FULL = {1 << 15, 1 << 23, 2_147_483_648.0};

  private static final double MARGIN = 1.3;
  private static final int STRETCHES = 32;
  /** Frames of a decoder in a stretch. */
  private static final int FRAMES = 8;
  /** A shorter sound is looked at as a whole. */
  private static final double WHOLE_SECONDS = 20;

  private final AVFrame frame;
  private double loudest;
  private double peak;

  private FloatScale(AVFrame frame) {
    this.frame = frame;
  }

  /** The factor that brings a sound to ±1; 1 for all that is stored in another way, or can't be read twice. */
  static double of(MediaSource source, int stream, String codec) {
    boolean readableTwice = source.channel() == null && !source.generated();
    if (!codec.startsWith("pcm_f") || !readableTwice || !source.url().startsWith("file:")) {
      return 1;
    }
    try (NativeResources natives = new NativeResources()) {
      StreamDecoder decoder = natives.own(
          StreamDecoder.open(Demuxer.open(source), stream, DecoderOptions.DEFAULT),
          StreamDecoder::close);
      FloatScale scale =
          new FloatScale(natives.own(avutil.av_frame_alloc(), avutil::av_frame_free));
      scale.look(decoder);
      return scale.factor();
    }
  }

  private void look(StreamDecoder decoder) {
    Demuxer demuxer = decoder.demuxer();
    double duration = demuxer.info().duration();
    if (duration < WHOLE_SECONDS) {
      look(decoder, Integer.MAX_VALUE);
      return;
    }
    look(decoder, FRAMES);
    double unit = demuxer.timeBase(decoder.stream().index()).value();
    for (int i = 0; i < STRETCHES; i++) {
      if (decoder.seek(Math.round(duration * (i + 0.5) / STRETCHES / unit))) {
        look(decoder, FRAMES);
      }
    }
  }

  private void look(StreamDecoder decoder, int frames) {
    for (int i = 0; i < frames && decoder.next(frame); i++) {
      boolean planar = avutil.av_sample_fmt_is_planar(frame.format()) != 0;
      int values = frame.nb_samples() * (planar ? 1 : frame.ch_layout().nb_channels());
      take(frame.extended_data(0), values);
    }
  }

  private void take(BytePointer data, int values) {
    boolean doubles = avutil.av_get_packed_sample_fmt(frame.format()) == avutil.AV_SAMPLE_FMT_DBL;
    double sum = 0;
    double most = 0;
    for (long i = 0; i < values; i++) {
      double x = doubles ? data.getDouble(i * Double.BYTES) : data.getFloat(i * Float.BYTES);
      if (Double.isFinite(x)) {
        sum += x * x;
        most = Math.max(most, Math.abs(x));
      }
    }
    loudest = Math.max(loudest, values == 0 ? 0 : Math.sqrt(sum / values));
    peak = Math.max(peak, most);
  }

  private double factor() {
    if (loudest < TOO_LOUD) {
      return 1;
    }
    for (double full : FULL) {
      if (peak <= MARGIN * full) {
        return 1 / full;
      }
    }
    return 1;
  }

  /** What a listener should know of the scale, empty if it is the usual one. */
  static String remark(double scale) {
    return scale == 1
        ? ""
        : String.format(
            Locale.ROOT,
            "its numbers go to ±%.0f instead of ±1; they are heard at that scale",
            1 / scale - 1);
  }
}
