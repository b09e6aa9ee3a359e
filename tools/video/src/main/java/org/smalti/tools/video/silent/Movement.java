package org.smalti.tools.video.silent;

import java.util.Arrays;
import org.smalti.media.cut.FilmFrame;
import org.smalti.media.cut.FrameObserver;

/**
 * How much moves in a film: for every tenth of a second the mean absolute change of luma since the tenth before, in
 * grey levels of 0..255. 0 is a still; a slow pan has about 3, a fast one 15, a cut 20 to 80. Takes planes of YUV.
 */
final class Movement implements FrameObserver {
  /** s. */
  static final double STEP = 0.1;

  /** Time stamps may be rounded. */
  private static final double ROUNDING = 1e-6;

  private byte[] before = new byte[0];
  private float[] changes = new float[1024];
  private int steps;
  private double begin;

  @Override
  public void frame(FilmFrame frame) {
    int luma = frame.width() * frame.height();
    if (before.length == 0) {
      begin = frame.from();
      before = Arrays.copyOf(frame.pixels(), luma);
    }
    double until = (frame.until() - begin) / STEP - ROUNDING;
    if (steps < until) {
      double change = change(frame.pixels(), luma);
      while (steps < until) {
        if (steps == changes.length) {
          changes = Arrays.copyOf(changes, 2 * steps);
        }
        changes[steps++] = (float) change;
        change = 0;
      }
      System.arraycopy(frame.pixels(), 0, before, 0, luma);
    }
  }

  @Override
  public void ended(FilmFrame last) {}

  private double change(byte[] pixels, int luma) {
    long sum = 0;
    for (int i = 0; i < luma; i++) {
      sum += Math.abs((pixels[i] & 255) - (before[i] & 255));
    }
    return (double) sum / luma;
  }

  /**
   * The mean over a stretch of time, without its first step, which belongs to what was before; 0 where there is none.
   *
   * @param from s
   * @param until s
   */
  double mean(double from, double until) {
    int first = Math.max(1, step(from) + 1);
    int end = Math.min(steps, Math.max(first + 1, step(until)));
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += changes[i];
    }
    return end > first ? sum / (end - first) : 0;
  }

  private int step(double time) {
    return (int) Math.round((time - begin) / STEP);
  }
}
