package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Clips laid on as few tracks as it takes for none to overlap another one of its track. */
final class Lanes {
  private Lanes() {}

  /** @param clips in the order of their beginnings */
  static <T> List<List<T>> of(List<T> clips, ToLongFunction<T> begin, ToLongFunction<T> end) {
    List<List<T>> lanes = new ArrayList<>();
    for (T clip : clips) {
      List<T> free = null;
      for (List<T> lane : lanes) {
        if (end.applyAsLong(lane.get(lane.size() - 1)) <= begin.applyAsLong(clip)) {
          free = lane;
          break;
        }
      }
      if (free == null) {
        free = new ArrayList<>();
        lanes.add(free);
      }
      free.add(clip);
    }
    return lanes;
  }
}
