package org.smalti.tools.audio;

import java.io.Serializable;
import org.smalti.core.SmaltiException;

/**
 * How long samples may be.
 *
 * @param min ms; shorter ones are joined with what follows, or dropped if samples last until the next onset
 * @param max ms; longer ones are cut
 * @param untilRelease whether a sample ends where it has faded away, or always at the next onset
 */
public record SegmentLimits(double min, double max, boolean untilRelease) implements Serializable {
  /** ms. */
  static final int DEFAULT_MIN = 80;

  static final int DEFAULT_MAX = 1000;
  /** What {@code smalti samples} does if nothing else is asked for. */
  public static final SegmentLimits DEFAULTS = new SegmentLimits(DEFAULT_MIN, DEFAULT_MAX, true);

  /** A sample is held in memory until it has ended. */
  private static final double LONGEST = 600_000;

  /** @throws SmaltiException if they can't be */
  public SegmentLimits {
    if (!(min >= 0) || !(max > 0) || min > max || max > LONGEST) {
      throw SmaltiException.usage("samples of " + min + " to " + max + " ms"
          + ": wanted is 0 <= shortest <= longest <= " + LONGEST + " ms and longest > 0");
    }
  }
}
