package org.smalti.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which onsets were extra and which were missed, in words, matched as {@link OnsetScore} does. */
final class OnsetErrors {
  private OnsetErrors() {}

  static List<String> of(double[] truth, double[] detected, double tolerance) {
    double[] targets = OnsetScore.combined(truth);
    List<String> errors = new ArrayList<>();
    int target = 0;
    int detection = 0;
    while (target < targets.length || detection < detected.length) {
      double wanted = target < targets.length ? targets[target] : Double.POSITIVE_INFINITY;
      double found = detection < detected.length ? detected[detection] : Double.POSITIVE_INFINITY;
      if (Math.abs(found - wanted) <= tolerance + 5e-7) {
        target++;
        detection++;
      } else if (found < wanted) {
        errors.add(say("extra", found, targets));
        detection++;
      } else {
        errors.add(say("missed", wanted, detected));
        target++;
      }
    }
    return errors;
  }

  private static String say(String what, double at, double[] others) {
    double before = Double.NEGATIVE_INFINITY;
    double after = Double.POSITIVE_INFINITY;
    for (double other : others) {
      if (other <= at) {
        before = other;
      } else {
        after = Math.min(after, other);
      }
    }
    return String.format(
        Locale.ROOT,
        "%s %.4f s (%.1f ms after one, %.1f ms before the next)",
        what,
        at,
        1000 * (at - before),
        1000 * (after - at));
  }
}
