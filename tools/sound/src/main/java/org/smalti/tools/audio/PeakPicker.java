package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * Picks the peaks of an onset function while it is being computed. A value is a peak if it is the largest from
 * {@value #PRE_MAX} frames before to {@value #NEAR} after, and exceeds the smallest of the {@value #VALLEY} frames
 * before it by a threshold. A frame is 1/200 s. The published SuperFlux demands the largest value up to 0.05 s after it
 * and compares with the mean of 0.15 s; that misses soft and fast notes near loud ones, whose peaks raise the mean.
 */
final class PeakPicker {
  private static final int PRE_MAX = 2;
  static final int POST_MAX = 10;
  private static final int PRE_MEDIAN = 30;
  private static final int NEAR = 5;
  private static final int VALLEY = 8;
  /** How many times the median of the values before it an isolated peak must be. */
  private static final double RELATIVE = 8;

  /** In noise the mean of so many values, up to a peak, is no more than this times their median ... */
  private static final int MEAN = 60;

  private static final double EVEN = 1.25;
  /** ... and a peak no more than this. */
  private static final double FLUCTUATION = 3;

  private static final int KEPT = 128;

  private final double threshold;
  private final float[] recent = new float[PRE_MEDIAN + 1];
  private final float[] values = new float[KEPT];
  private long count;

  PeakPicker(double threshold) {
    this.threshold = threshold;
  }

  /**
   * Takes the next value. Returns by how much the value {@value #POST_MAX} frames before it stands out, if it is a
   * peak, otherwise 0.
   */
  double peakAfter(float value) {
    values[(int) (count % KEPT)] = value;
    count++;
    long candidate = count - 1 - POST_MAX;
    float height = value(candidate);
    if (candidate < 0 || height < threshold || !isLargest(candidate, NEAR)) {
      return 0;
    }
    float valley = height;
    for (int i = 1; i <= VALLEY; i++) {
      valley = Math.min(valley, value(candidate - i));
    }
    return height - valley >= threshold ? height - valley : 0;
  }

  /**
   * Whether the peak found last is the largest value up to {@value #POST_MAX} frames after it, and several times the
   * median of the values up to it, so that it is no fluctuation of noise. The median, because fast notes would raise a
   * mean.
   */
  boolean alone() {
    long candidate = count - 1 - POST_MAX;
    return isLargest(candidate, POST_MAX) && value(candidate) >= RELATIVE * median(candidate);
  }

  /**
   * Whether the peak found last is like those of noise: the values up to it are large and even, and it is a few times
   * as large. Strokes in a row have valleys between them, so that their mean is larger.
   */
  boolean fluctuates() {
    long candidate = count - 1 - POST_MAX;
    double median = median(candidate);
    if (median < threshold || value(candidate) >= FLUCTUATION * median) {
      return false;
    }
    double sum = 0;
    for (int i = 0; i < MEAN; i++) {
      sum += value(candidate - i);
    }
    return sum < EVEN * MEAN * median;
  }

  private double median(long candidate) {
    for (int i = 0; i <= PRE_MEDIAN; i++) {
      recent[i] = value(candidate - i);
    }
    Arrays.sort(recent);
    return recent[PRE_MEDIAN / 2];
  }

  /** Whether the peak found last is the largest value up to {@value #POST_MAX} frames after it. */
  boolean isHighest() {
    return isLargest(count - 1 - POST_MAX, POST_MAX);
  }

  private boolean isLargest(long candidate, int after) {
    float height = value(candidate);
    for (long i = candidate - PRE_MAX; i <= candidate + after; i++) {
      if (value(i) > height) {
        return false;
      }
    }
    return true;
  }

  private float value(long index) {
    return index < 0 ? 0 : values[(int) (index % KEPT)];
  }
}
