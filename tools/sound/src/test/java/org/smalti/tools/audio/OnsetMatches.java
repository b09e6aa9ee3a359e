package org.smalti.tools.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * How well detected onsets match true ones: the strict protocol of Böck. True onsets closer than 30 ms are merged; each
 * detection matches at most one of them, in time order, within a tolerance that is inclusive.
 *
 * @param offset mean of detected minus true time over the matches, s
 */
record OnsetMatches(int hits, int extra, int missed, double offset) {
  private static final double MERGE = 0.03;

  /** Times in seconds, ascending. */
  static OnsetMatches of(List<Double> truth, List<Double> detected, double tolerance) {
    List<Double> targets = merged(truth);
    int hits = 0;
    double sum = 0;
    int next = 0;
    for (double target : targets) {
      while (next < detected.size() && detected.get(next) < target - tolerance - 1e-9) {
        next++;
      }
      if (next < detected.size() && detected.get(next) <= target + tolerance + 1e-9) {
        sum += detected.get(next++) - target;
        hits++;
      }
    }
    return new OnsetMatches(
        hits, detected.size() - hits, targets.size() - hits, hits == 0 ? 0 : sum / hits);
  }

  /** The scores of two files taken together. */
  OnsetMatches plus(OnsetMatches other) {
    int all = hits + other.hits;
    double mean = all == 0 ? 0 : (offset * hits + other.offset * other.hits) / all;
    return new OnsetMatches(all, extra + other.extra, missed + other.missed, mean);
  }

  double f() {
    return 2.0 * hits / (2.0 * hits + extra + missed);
  }

  private static List<Double> merged(List<Double> truth) {
    List<Double> merged = new ArrayList<>();
    List<Double> group = new ArrayList<>();
    for (double time : truth) {
      if (!group.isEmpty() && time - group.get(group.size() - 1) > MERGE) {
        merged.add(mean(group));
        group.clear();
      }
      group.add(time);
    }
    if (!group.isEmpty()) {
      merged.add(mean(group));
    }
    return merged;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }
}
