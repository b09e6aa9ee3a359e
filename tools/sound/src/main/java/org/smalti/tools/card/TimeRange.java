package org.smalti.tools.card;

import org.smalti.core.SmaltiException;

/**
 * The part of a file that a card shows.
 *
 * @param from s
 * @param to s
 * @param whole s, how long the file is, −1 if it doesn't say
 */
record TimeRange(double from, double to, double whole) {
  /** s that are shown unless a person says more: what is longer gets too dense to be read. */
  static final double LONGEST = 120;

  /**
   * The stretch that is asked for.
   *
   * @param to s, or NaN for the end of the file or as much as can be read
   * @throws SmaltiException if it is empty or lies beyond the end
   */
  static TimeRange of(double from, double to, double whole) {
    if (!(from >= 0) || to <= from) {
      throw SmaltiException.usage("wanted is 0 <= begin < end of the stretch, in seconds");
    }
    if (whole > 0 && from >= whole) {
      throw SmaltiException.usage(
          "a stretch from " + from + " s: the file ends at " + whole + " s");
    }
    double end = Double.isNaN(to) ? from + LONGEST : to;
    double reach = whole > 0 ? Math.min(end, whole) : end;
    // A little more than the longest is shown rather than cut off.
    boolean almost = Double.isNaN(to) && from == 0 && whole > 0 && whole < LONGEST * 1.1;
    return new TimeRange(from, almost ? whole : reach, whole);
  }

  double seconds() {
    return to - from;
  }

  boolean isWhole() {
    return from == 0 && whole > 0 && to >= whole - 0.001;
  }
}
