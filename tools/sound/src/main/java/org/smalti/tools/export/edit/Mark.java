package org.smalti.tools.export.edit;

import java.util.Comparator;

/**
 * A stretch of a sound that has a name.
 *
 * @param begin ms
 * @param end ms
 * @param hz its pitch, 0 if unknown
 */
record Mark(double begin, double end, String label, double hz) {
  static final Comparator<Mark> BY_TIME =
      Comparator.comparingDouble(Mark::begin).thenComparingDouble(Mark::end);
}
