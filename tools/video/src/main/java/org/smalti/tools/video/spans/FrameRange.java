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
record FrameRange(int from, int to) {
  /** All frames of {@code stretches}, in order and each once. */
  static List<FrameRange> merged(List<FrameRange> stretches) {
    List<FrameRange> sorted = new ArrayList<>(stretches);
    sorted.sort(Comparator.comparingInt(FrameRange::from));
    List<FrameRange> merged = new ArrayList<>();
    for (FrameRange next : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && next.from <= merged.get(last).to) {
        FrameRange before = merged.get(last);
        merged.set(last, new FrameRange(before.from, Math.max(before.to, next.to)));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
