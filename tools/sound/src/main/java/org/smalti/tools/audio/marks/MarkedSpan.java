package org.smalti.tools.audio.marks;

import java.util.Comparator;

/**
 * A place that somebody has marked in a sound.
 *
 * @param begin ms
 * @param length ms; NaN where the mark is a single moment
 * @param label what it is called, or an empty text
 * @param comment what is said of it, or an empty text
 */
public record MarkedSpan(double begin, double length, String label, String comment) {
  static final Comparator<MarkedSpan> BY_TIME = Comparator.comparingDouble(MarkedSpan::begin);

  /** A mark without a length. */
  static MarkedSpan moment(double begin, String label) {
    return new MarkedSpan(begin, Double.NaN, label, "");
  }

  /** Whether it has a length of its own. */
  public boolean isRegion() {
    return length > 0;
  }
}
