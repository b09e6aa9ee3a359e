package org.smalti.tools.video.spans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Frames of a film.
 *
 * @param from the first
 * @param to the one after the last
 */
record FrameInterval(int from, int to) {
  /** All frames of {@code stretches}, in order and each once. */
  static List<FrameInterval> merged(List<FrameInterval> stretches) {
    List<FrameInterval> sorted = new ArrayList<>(stretches);
    sorted.sort(Comparator.comparingInt(FrameInterval::from));
    List<FrameInterval> merged = new ArrayList<>();
    for (FrameInterval next : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && next.from <= merged.get(last).to) {
        FrameInterval before = merged.get(last);
        merged.set(last, new FrameInterval(before.from, Math.max(before.to, next.to)));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
