package org.smalti.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/** Makes silence of samples that are no numbers or infinite, before a filter spreads them over what is around them. */
final class NumberCheck {
  private float[] floats = new float[0];
  private double[] doubles = new double[0];

  /** Changes a frame of floating point. Returns how many samples were changed, of all channels. */
  long silence(AVFrame frame) {
    int format = frame.format();
    boolean single = format == avutil.AV_SAMPLE_FMT_FLT || format == avutil.AV_SAMPLE_FMT_FLTP;
    boolean twice = format == avutil.AV_SAMPLE_FMT_DBL || format == avutil.AV_SAMPLE_FMT_DBLP;
    if (!single && !twice) {
      return 0;
    }
    int channels = frame.ch_layout().nb_channels();
    boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
    int count = frame.nb_samples() * (planar ? 1 : channels);
    long changed = 0;
    for (int plane = 0; plane < (planar ? channels : 1); plane++) {
      changed += single ? floats(frame, plane, count) : doubles(frame, plane, count);
    }
    return changed;
  }

  private int floats(AVFrame frame, int plane, int count) {
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
    int changed = 0;
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(floats[i])) {
        floats[i] = 0;
        changed++;
      }
    }
    avutil.av_frame_make_writable(frame);
    new FloatPointer(frame.extended_data(plane)).put(floats, 0, count);
    return changed;
  }

  private int doubles(AVFrame frame, int plane, int count) {
    if (doubles.length < count) {
      doubles = new double[count];
    }
    new DoublePointer(frame.extended_data(plane)).get(doubles, 0, count);
    int changed = 0;
    for (int i = 0; i < count; i++) {
      // What is too large for a float is infinite in it.
      if (!Float.isFinite((float) doubles[i])) {
        doubles[i] = 0;
        changed++;
      }
    }
    if (changed > 0) {
      avutil.av_frame_make_writable(frame);
      new DoublePointer(frame.extended_data(plane)).put(doubles, 0, count);
    }
    return changed;
  }
}
