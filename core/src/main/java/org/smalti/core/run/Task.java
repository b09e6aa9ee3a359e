package org.smalti.core.run;

import java.io.Serializable;
import java.util.List;

/**
 * One item under way, seen from the work that is done on it. The engine itself says when an item begins and how it
 * ends; work says more where an item takes long. Used by one thread.
 */
public interface Task {
  /** Reports how much of the item is done, 0..1, for items that take long. */
  void reached(double fraction);

  /** The same for what an earlier run has done already: it counts as done, not as speed. */
  default void resumed(double fraction) {
    reached(fraction);
  }

  /**
   * Says in one word what is happening to the item now, such as {@code fetching}. {@link ItemState#FAILED} makes that
   * the end of an item whose work returns a result all the same; {@link ItemState#DONE} says itself.
   */
  default void state(String state) {}

  /** Reports metrics of the item, such as its speed or its size so far: each time the same names in the same order. */
  default void figures(List<ItemMetric> figures) {}

  /** Tells the person something about the item that is no failure, in a sentence without its name. */
  default void remark(String text) {}

  /**
   * Sends a part of the result while the item is under way, for items that have no end: {@link Batch#receiving} takes
   * it. An item that is tried again sends its parts again. Parts that are on their way when the item ends may be lost.
   */
  default void emit(Serializable part) {}

  /** A task whose reports are discarded. */
  static Task unwatched() {
    return fraction -> {};
  }
}
