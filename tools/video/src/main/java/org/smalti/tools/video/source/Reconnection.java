package org.smalti.tools.video.source;

import java.io.Serializable;
import org.smalti.core.SmaltiException;

/**
 * How often what fails is tried again.
 *
 * @param attempts in a row; 0: never
 * @param firstWait s before the first of them; each further one waits twice as long
 * @param longestWait s before any of them
 */
public record Reconnection(int attempts, double firstWait, double longestWait)
    implements Serializable {
  public Reconnection {
    if (attempts < 0) {
      throw SmaltiException.usage(attempts + " attempts; it must be 0 or more");
    }
    if (!(firstWait > 0 && firstWait <= BackOff.LONGEST_WAIT)) {
      throw SmaltiException.usage("a delay of " + firstWait + " s; it must be above 0 and at most "
          + (int) BackOff.LONGEST_WAIT);
    }
  }

  public Reconnection(int attempts, double firstWait) {
    this(attempts, firstWait, BackOff.LONGEST_WAIT);
  }

  /** The same with no longer wait than this, s. */
  public Reconnection atMost(double longest) {
    return new Reconnection(attempts, Math.min(firstWait, longest), longest);
  }

  public BackOff backOff() {
    return new BackOff(attempts, firstWait, longestWait);
  }
}
