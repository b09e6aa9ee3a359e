package org.smalti.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Replaces samples that are no numbers or infinite, before a filter spreads them over what is around them: by silence,
 * or where there are few of them, by what stands before and after, since a hole of one sample within a tone would be
 * heard as a click and counted as an onset. What is made of a frame depends on that frame alone, so that it is the same
 * after a jump.
 */
final class NumberCheck {
  /** ms: more bad samples in a row are silence. */
  private static final int FEW = 1;

  private float[] floats = new float[0];
  private double[] doubles = new double[0];

  /** Changes a frame of floating point. Returns how many samples were changed, of all channels. */
  long replace(AVFrame frame) {
    int format = frame.format();
    boolean single = format == avutil.AV_SAMPLE_FMT_FLT || format == avutil.AV_SAMPLE_FMT_FLTP;
    boolean twice = format == avutil.AV_SAMPLE_FMT_DBL || format == avutil.AV_SAMPLE_FMT_DBLP;
    if (!single && !twice) {
      return 0;
    }
    int channels = frame.ch_layout().nb_channels();
    boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
    int step = planar ? 1 : channels;
    int few = Math.max(1, frame.sample_rate() * FEW / 1000);
    long changed = 0;
    for (int plane = 0; plane < (planar ? channels : 1); plane++) {
      int count = frame.nb_samples() * step;
      changed +=
          single ? floats(frame, plane, count, step, few) : doubles(frame, plane, count, step, few);
    }
    return changed;
  }

  private int floats(AVFrame frame, int plane, int count, int step, int few) {
    if (floats.length < count) {
      floats = new float[count];
    }
    new FloatPointer(frame.extended_data(plane)).get(floats, 0, count);
    float sum = 0;
    for (int i = 0; i < count; i++) {
      // 0 for a number, else NaN.
      sum += 0 * floats[i];
    }
    if (sum == 0) {
      return 0;
    }
    if (doubles.length < count) {
      doubles = new double[count];
    }
    for (int i = 0; i < count; i++) {
      doubles[i] = floats[i];
    }
    int changed = mend(count, step, few);
    for (int i = 0; i < count; i++) {
      floats[i] = (float) doubles[i];
    }
    avutil.av_frame_make_writable(frame);
    new FloatPointer(frame.extended_data(plane)).put(floats, 0, count);
    return changed;
  }

  private int doubles(AVFrame frame, int plane, int count, int step, int few) {
    if (doubles.length < count) {
      doubles = new double[count];
    }
    new DoublePointer(frame.extended_data(plane)).get(doubles, 0, count);
    int changed = mend(count, step, few);
    if (changed > 0) {
      avutil.av_frame_make_writable(frame);
      new DoublePointer(frame.extended_data(plane)).put(doubles, 0, count);
    }
    return changed;
  }

  /** Replaces bad samples among the first ones. Returns how many there were. */
  private int mend(int count, int step, int few) {
    int changed = 0;
    for (int channel = 0; channel < step; channel++) {
      for (int i = channel; i < count; i += step) {
        if (isNumber(doubles[i])) {
          continue;
        }
        int end = i;
        while (end < count && !isNumber(doubles[end])) {
          end += step;
        }
        changed += (end - i) / step;
        fill(i, end, step, (end - i) / step <= few, count);
        i = end;
      }
    }
    return changed;
  }

  /**
   * Fills a hole by a curve that goes on as its neighbours do (a cubic of Hermite) where it is short and has any, else
   * by silence.
   */
  private void fill(int from, int end, int step, boolean isShort, int count) {
    double before = at(from - step, count);
    double after = at(end, count);
    double left = Double.isNaN(before) ? after : before;
    double right = Double.isNaN(after) ? before : after;
    double length = (double) (end - from + step) / step;
    double rise = slope(before - at(from - 2 * step, count)) * length;
    double fall = slope(at(end + step, count) - after) * length;
    for (int i = from; i < end; i += step) {
      double t = (i - from + step) / (step * length);
      double curve = (1 + 2 * t) * (1 - t) * (1 - t) * left
          + t * t * (3 - 2 * t) * right
          + t * (1 - t) * ((1 - t) * rise - t * fall);
      doubles[i] = isShort && !Double.isNaN(left) ? curve : 0;
    }
  }

  /** A sample; NaN where there is none, or it is no number. */
  private double at(int place, int count) {
    return place >= 0 && place < count && isNumber(doubles[place]) ? doubles[place] : Double.NaN;
  }

  private static double slope(double difference) {
    return Double.isNaN(difference) ? 0 : difference;
  }

  /** What is too large for a float is infinite in it. */
  private static boolean isNumber(double value) {
    return Float.isFinite((float) value);
  }
}
