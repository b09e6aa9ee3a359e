package org.smalti.compositions.plan;

import java.util.Locale;
import org.smalti.core.SmaltiException;

/**
 * Refuses pieces that nobody means: one number in a table or an option that is too large by powers of ten would fill
 * the memory or the disk with silence.
 */
final class LongestPiece {
  private static final double HOURS = 100;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private LongestPiece() {}

  /**
   * Looks at a piece, or at what there is of it so far, so that no composition goes on to lay out years.
   *
   * @throws SmaltiException if a piece lasts longer than 100 hours
   */
  static void check(double millis) {
    double hours = millis / MILLIS_PER_HOUR;
    if (!(hours <= HOURS)) {
      throw SmaltiException.input(String.format(
          Locale.ROOT,
          "the piece would last %,.0f hours, at most %.0f can be made; give it fewer or shorter"
              + " clips, or look for a time that is too large among those that were given",
          hours,
          HOURS));
    }
  }
}
