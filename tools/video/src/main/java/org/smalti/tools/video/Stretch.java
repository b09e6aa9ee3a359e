package org.smalti.tools.video;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Frames of a film.
 *
 * @param from the first
 * @param to the one after the last
 */
record Stretch(int from, int to) {
  /** All frames of {@code stretches}, in order and each once. */
  static List<Stretch> merged(List<Stretch> stretches) {
    List<Stretch> sorted = new ArrayList<>(stretches);
    sorted.sort(Comparator.comparingInt(Stretch::from));
    List<Stretch> merged = new ArrayList<>();
    for (Stretch next : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && next.from <= merged.get(last).to) {
        Stretch before = merged.get(last);
        merged.set(last, new Stretch(before.from, Math.max(before.to, next.to)));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
