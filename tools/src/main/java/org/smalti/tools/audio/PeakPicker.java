package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * Picks the peaks of an onset function while it is being computed. A value is a peak if it is the largest from
 * {@value #PRE_MAX} frames before to {@value #POST_MAX} after, and exceeds the mean of itself and the {@value #PRE_AVG} frames
 * before it by a threshold, and {@value #RELATIVE} times their median. Of peaks within {@value #COMBINE} frames the first counts. A frame is 1/200 s; the figures are
 * those of the published SuperFlux (0.01, 0.05, 0.15 and 0.03 s).
 */
final class PeakPicker {
  static final int PRE_MAX = 2;
  static final int POST_MAX = 10;
  static final int PRE_AVG = 30;
  static final int COMBINE = 6;
  /** Not in the paper: keeps the flicker of steady noise from being taken for onsets. */
  private static final double RELATIVE = 2;

  private static final int KEPT = 64;

  private final double threshold;
  private final float[] recent = new float[PRE_AVG + 1];
  private final float[] values = new float[KEPT];
  private long count;
  private long lastPeak = Long.MIN_VALUE / 2;

  PeakPicker(double threshold) {
    this.threshold = threshold;
  }

  /** Takes the next value. Returns whether the value {@value #POST_MAX} frames before it was a peak. */
  boolean peaksAfter(float value) {
    values[(int) (count % KEPT)] = value;
    count++;
    long candidate = count - 1 - POST_MAX;
    if (candidate < 0 || !isPeak(candidate) || candidate - lastPeak <= COMBINE) {
      return false;
    }
    lastPeak = candidate;
    return true;
  }

  private boolean isPeak(long candidate) {
    float height = value(candidate);
    for (long i = candidate - PRE_MAX; i <= candidate + POST_MAX; i++) {
      if (value(i) > height) {
        return false;
      }
    }
    double sum = 0;
    for (int i = 0; i <= PRE_AVG; i++) {
      recent[i] = value(candidate - i);
      sum += recent[i];
    }
    Arrays.sort(recent);
    return height > 0
        && height >= sum / (PRE_AVG + 1) + threshold
        && height >= RELATIVE * recent[PRE_AVG / 2];
  }

  private float value(long index) {
    return index < 0 ? 0 : values[(int) (index % KEPT)];
  }
}
