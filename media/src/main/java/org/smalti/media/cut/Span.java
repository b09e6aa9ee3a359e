package org.smalti.media.cut;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A stretch of a sound on the sound's own clock, in frames.
 *
 * @param start the first frame, 0 or more
 * @param length frames, 0 or more
 */
public record Span(long start, long length) implements Serializable, Comparable<Span> {
  /** ms: no media is longer, and a frame number computed from it is still exact. */
  private static final double LATEST = 1e12;

  private static final Comparator<Span> BY_TIME =
      Comparator.comparingLong(Span::start).thenComparingLong(Span::length);

  public Span {
    if (start < 0 || length < 0) {
      throw new IllegalArgumentException("a span of " + length + " frames from " + start);
    }
  }

  /**
   * The span of a row of a table.
   *
   * @param startMs ms; see {@link #frames} for what is no time
   * @param durMs ms; see {@link #frames} for what is no time
   * @param rate Hz
   */
  public static Span of(double startMs, double durMs, int rate) {
    return new Span(frames(startMs, rate), frames(durMs, rate));
  }

  /**
   * The nearest frame to a time. Every time that becomes a place in a sound goes through here.
   *
   * @param ms less than 0 and NaN count as 0, more than 10^12 (31 years) as that
   * @param rate Hz
   */
  public static long frames(double ms, int rate) {
    return ms > 0 ? Math.round(Math.min(LATEST, ms) * rate / 1000) : 0;
  }

  /** The frame after the last one. */
  public long end() {
    return start + length;
  }

  /** Earlier ones first, of those that begin together the shorter ones. */
  @Override
  public int compareTo(Span other) {
    return BY_TIME.compare(this, other);
  }
}
