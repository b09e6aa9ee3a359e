package org.smalti.bench.cuts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many transitions were found, found twice or where there is none, and missed. Scored as PySceneDetect's benchmark
 * does (after TRECVID): what was found is one frame each; frames within a true gradual transition are its own, the
 * first one found it and others are extra; the rest are compared with the true cuts, frame by frame.
 */
final class CutScore {
  private int hits;
  private int extra;
  private int missed;

  void add(int moreHits, int moreExtra, int moreMissed) {
    hits += moreHits;
    extra += moreExtra;
    missed += moreMissed;
  }

  /**
   * Scores the transitions that were found in a film.
   *
   * @param truth all true transitions of the film
   * @param found frames, ascending
   */
  static void add(
      List<TrueTransition> truth, List<Integer> found, CutScore cuts, CutScore gradual) {
    List<Integer> rest = new ArrayList<>(found);
    for (TrueTransition one : truth) {
      if (!one.kind().equals("cut")) {
        List<Integer> within =
            rest.stream().filter(at -> at >= one.first() && at <= one.last()).toList();
        rest.removeAll(within);
        gradual.add(
            Math.min(1, within.size()), Math.max(0, within.size() - 1), within.isEmpty() ? 1 : 0);
      }
    }
    for (TrueTransition one : truth) {
      if (one.kind().equals("cut")) {
        boolean hit = rest.remove((Integer) one.first());
        cuts.add(hit ? 1 : 0, 0, hit ? 0 : 1);
      }
    }
    cuts.add(0, rest.size(), 0);
  }

  int count() {
    return hits + missed;
  }

  int extra() {
    return extra;
  }

  double precision() {
    return hits + extra == 0 ? 0 : (double) hits / (hits + extra);
  }

  double recall() {
    return count() == 0 ? 0 : (double) hits / count();
  }

  double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  /** F1, precision and recall as cells of a table. */
  String[] cells(String... before) {
    List<String> cells = new ArrayList<>(List.of(before));
    for (double value : new double[] {f1(), precision(), recall()}) {
      cells.add(String.format(Locale.ROOT, "%.3f", value));
    }
    cells.add(String.valueOf(missed));
    cells.add(String.valueOf(extra));
    return cells.toArray(String[]::new);
  }
}
