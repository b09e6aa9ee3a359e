package org.smalti.core.run;

/** One item under way, seen from the work that is done on it. */
public interface Task {
  /** Reports how much of the item is done, 0..1, for items that take long. */
  void reached(double fraction);

  /** A task nobody watches. */
  static Task unwatched() {
    return fraction -> {};
  }
}
