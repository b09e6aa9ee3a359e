package org.smalti.tools.video.remux;

/**
 * A stretch of a film.
 *
 * @param from s; 0 or less: its beginning
 * @param to s; infinite: its end
 */
public record TimeWindow(double from, double to) {
  /** The same on a clock that shows {@code zero} where this one begins. */
  public TimeWindow after(double zero) {
    return new TimeWindow(from > 0 ? from + zero : from, to + zero);
  }
}
