package org.smalti.tools.video;

import java.io.Serializable;

/**
 * A stretch of a film.
 *
 * @param start ms, −1 where there is no picture
 * @param dur ms, −1 where there is no picture
 */
record FilmSpan(double start, double dur) implements Serializable {
  static final FilmSpan NONE = new FilmSpan(-1, -1);
}
