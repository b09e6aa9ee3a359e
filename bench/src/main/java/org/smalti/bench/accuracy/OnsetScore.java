package org.smalti.bench.accuracy;

import java.util.Arrays;

/**
 * How well detected onsets match true ones: the strict protocol of Böck, Krebs and Schedl (ISMIR 2012).
 *
 * <ol>
 *   <li>True onsets that follow one another by at most 30 ms are one: the first is moved to the mean of both, and the
 *     next is compared with that mean (a chained mean). Detections are not combined: two for one event are one too
 *     many.
 *   <li>In the order of time, the next detection and the next true onset are a hit if they differ by at most the
 *     tolerance, inclusive; otherwise the earlier of the two is an extra or a missed one. So each matches at most one
 *     of the others.
 *   <li>Hits, extra and missed ones are summed over the tracks; precision, recall and F come from the sums.
 * </ol>
 *
 * @param sum of detected minus true time over the hits, s
 * @param squares the sum of its squares
 */
record OnsetScore(int hits, int extra, int missed, double sum, double squares) {
  /** True onsets closer than this are one, s. */
  static final double COMBINED = 0.03;
  /** s: added to the tolerance, since decimal times are rounded. */
  private static final double ROUNDING = 5e-7;

  static final OnsetScore NONE = new OnsetScore(0, 0, 0, 0, 0);

  /** Times in seconds, ascending. */
  static OnsetScore of(double[] truth, double[] detected, double tolerance) {
    double[] targets = combined(truth);
    int hits = 0;
    double sum = 0;
    double squares = 0;
    int target = 0;
    int detection = 0;
    while (target < targets.length && detection < detected.length) {
      double offset = detected[detection] - targets[target];
      if (Math.abs(offset) <= tolerance + ROUNDING) {
        hits++;
        sum += offset;
        squares += offset * offset;
        target++;
        detection++;
      } else if (offset < 0) {
        detection++;
      } else {
        target++;
      }
    }
    return new OnsetScore(hits, detected.length - hits, targets.length - hits, sum, squares);
  }

  /** The true onsets, with those closer than {@value #COMBINED} s combined. */
  static double[] combined(double[] truth) {
    double[] targets = new double[truth.length];
    int count = 0;
    for (double time : truth) {
      if (count > 0 && time - targets[count - 1] <= COMBINED + ROUNDING) {
        targets[count - 1] = (targets[count - 1] + time) / 2;
      } else {
        targets[count++] = time;
      }
    }
    return Arrays.copyOf(targets, count);
  }

  /** The scores of two tracks taken together. */
  OnsetScore plus(OnsetScore other) {
    return new OnsetScore(
        hits + other.hits,
        extra + other.extra,
        missed + other.missed,
        sum + other.sum,
        squares + other.squares);
  }

  /** NaN if nothing was detected. */
  double precision() {
    return hits / (double) (hits + extra);
  }

  /** NaN if there was nothing to detect. */
  double recall() {
    return hits / (double) (hits + missed);
  }

  /** 2PR / (P + R); NaN if there was nothing to detect and nothing was. */
  double f() {
    return 2.0 * hits / (2.0 * hits + extra + missed);
  }

  /** Mean of detected minus true time over the hits, s; NaN without hits. */
  double mean() {
    return sum / hits;
  }

  /** Standard deviation of detected minus true time over the hits, s. */
  double spread() {
    return Math.sqrt(Math.max(0, squares / hits - mean() * mean()));
  }
}
