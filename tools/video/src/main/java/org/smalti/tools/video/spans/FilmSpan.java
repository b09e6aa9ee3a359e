package org.smalti.tools.video.spans;

import org.smalti.core.table.CellFormat;

/**
 * A stretch of a film.
 *
 * @param start ms, −1 where there is no picture
 * @param dur ms, −1 where there is no picture
 */
record FilmSpan(double start, double dur) {
  static final FilmSpan NONE = new FilmSpan(-1, -1);

  /** The cells {@code vstart} and {@code vdur}. */
  String[] cells() {
    return new String[] {CellFormat.decimal(start, 3), CellFormat.decimal(dur, 3)};
  }
}
