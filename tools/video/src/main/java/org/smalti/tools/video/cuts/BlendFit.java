package org.smalti.tools.video.cuts;

import static org.smalti.tools.video.cuts.PictureHistory.COARSE;
import static org.smalti.tools.video.cuts.PictureHistory.HEIGHT;
import static org.smalti.tools.video.cuts.PictureHistory.LUMA;
import static org.smalti.tools.video.cuts.PictureHistory.WIDTH;

/**
 * Measures how well the pictures of a stretch of film are mixtures of its first and its last picture, with a share of
 * the last one that grows steadily: a dissolve. All measures are in {@link #of}.
 */
final class BlendFit {
  private static final int MEASURES = 7;
  private static final int MOST_STEPS = 12;
  /** Variance of luma that is noise. */
  private static final double NOISE = 4;

  private final PictureHistory history;
  private final float[] measures = new float[MEASURES];
  private final double[] share = new double[MOST_STEPS + 1];

  BlendFit(PictureHistory history) {
    this.history = history;
  }

  /**
   * Compares the pictures of a stretch of at least two frames.
   *
   * @return valid until the next call: 0 by how much the ends differ, root mean square of levels; 1 what of the
   *     pictures between is no mixture of them, in parts of that; 2 by how much the share of the last differs from that
   *     of a steady dissolve, root mean square; 3 the logarithm of the variance in the middle over that of an even
   *     mixture; 4 the same of the energy of detail; 5 the logarithm of the variance in the middle over the mean of
   *     that of the ends; 6 the largest step of the share, in steps of a steady dissolve
   */
  float[] of(int first, int last) {
    long ends = 0;
    byte[] pixels = history.coarse();
    int s = history.coarseOffset(first);
    int e = history.coarseOffset(last);
    for (int i = 0; i < COARSE; i++) {
      int d = (pixels[e + i] & 255) - (pixels[s + i] & 255);
      ends += (long) d * d;
    }
    measures[0] = (float) Math.sqrt((double) ends / COARSE);
    shares(first, last, Math.max(1, ends));
    contrast(first, last);
    return measures;
  }

  /** Fits a mixture to some pictures between the ends. */
  private void shares(int first, int last, long ends) {
    byte[] pixels = history.coarse();
    int s = history.coarseOffset(first);
    int e = history.coarseOffset(last);
    int length = last - first;
    int steps = Math.min(MOST_STEPS, length);
    double residual = 0;
    double crooked = 0;
    share[0] = 0;
    share[steps] = 1;
    for (int k = 1; k < steps; k++) {
      int at = length * k / steps;
      int m = history.coarseOffset(first + at);
      long along = 0;
      long whole = 0;
      for (int i = 0; i < COARSE; i++) {
        int base = pixels[s + i] & 255;
        int d = (pixels[e + i] & 255) - base;
        int v = (pixels[m + i] & 255) - base;
        along += (long) d * v;
        whole += (long) v * v;
      }
      share[k] = (double) along / ends;
      residual += Math.max(0, whole - share[k] * along);
      double off = share[k] - (double) at / length;
      crooked += off * off;
    }
    double largest = 0;
    for (int k = 0; k < steps; k++) {
      largest = Math.max(largest, share[k + 1] - share[k]);
    }
    int inner = Math.max(1, steps - 1);
    measures[1] = (float) Math.sqrt(residual / inner / ends);
    measures[2] = (float) Math.sqrt(crooked / inner);
    measures[6] = (float) largest * steps;
  }

  /** Compares contrast and detail in the middle with those that an even mixture of the ends would have. */
  private void contrast(int first, int last) {
    int middle = (first + last) / 2;
    byte[] pixels = history.pixels();
    int a = history.offset(first);
    int b = history.offset(last);
    double variance = square(history.deviation(middle)) + NOISE;
    double energy = square(history.detail(middle)) + NOISE;
    measures[3] = (float) Math.log(variance / (mixedVariance(pixels, a, b) + NOISE));
    measures[4] = (float) Math.log(energy / (mixedDetail(pixels, a, b) + NOISE));
    double mean = (square(history.deviation(first)) + square(history.deviation(last))) / 2;
    measures[5] = (float) Math.log(variance / (mean + NOISE));
  }

  private static double square(double value) {
    return value * value;
  }

  private static double mixedVariance(byte[] pixels, int a, int b) {
    long sum = 0;
    long squares = 0;
    for (int i = 0; i < LUMA; i++) {
      int v = (pixels[a + i] & 255) + (pixels[b + i] & 255);
      sum += v;
      squares += (long) v * v;
    }
    double mean = (double) sum / LUMA;
    return ((double) squares / LUMA - mean * mean) / 4;
  }

  private static double mixedDetail(byte[] pixels, int a, int b) {
    long sum = 0;
    for (int y = 0; y < HEIGHT - 1; y++) {
      int row = y * WIDTH;
      for (int x = row; x < row + WIDTH - 1; x++) {
        int v = (pixels[a + x] & 255) + (pixels[b + x] & 255);
        int across = (pixels[a + x + 1] & 255) + (pixels[b + x + 1] & 255) - v;
        int down = (pixels[a + x + WIDTH] & 255) + (pixels[b + x + WIDTH] & 255) - v;
        sum += across * across + down * down;
      }
    }
    return (double) sum / LUMA / 4;
  }
}
