package org.smalti.tools.video;

import java.io.Serializable;

/**
 * A stretch of a film.
 *
 * @param start ms, −1 where there is no picture
 * @param dur ms, −1 where there is no picture
 */
record Span(double start, double dur) implements Serializable {
  static final Span NONE = new Span(-1, -1);
}
