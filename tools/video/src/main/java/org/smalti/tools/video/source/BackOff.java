package org.smalti.tools.video.source;

import java.util.Locale;
import java.util.OptionalLong;

/** How long to wait before each further attempt: twice as long as before the last. Used by one thread. */
public final class BackOff {
  /** s. */
  static final double LONGEST_WAIT = 30;
  /** ns for which something has to work before its next failure counts as the first. */
  private static final long RECOVERED = 10_000_000_000L;

  private final int attempts;
  private final long first;
  private final long longest;
  private int failures;
  private long workingSince;
  private boolean working;

  BackOff(int attempts, double firstWait) {
    this(attempts, firstWait, LONGEST_WAIT);
  }

  BackOff(int attempts, double firstWait, double longestWait) {
    this.attempts = attempts;
    longest = Math.round(1e9 * longestWait);
    first = Math.round(1e9 * firstWait);
  }

  /** It works now, {@code nanos} on the clock of {@link System#nanoTime}. */
  public void works(long nanos) {
    if (!working) {
      working = true;
      workingSince = nanos;
    }
  }

  /** It has failed: ns to wait before it is tried again; empty if it was tried often enough. */
  public OptionalLong failed(long nanos) {
    if (working && nanos - workingSince > RECOVERED) {
      failures = 0;
    }
    working = false;
    if (failures >= attempts) {
      return OptionalLong.empty();
    }
    double wait = Math.min(longest, first * Math.pow(2, failures));
    failures++;
    return OptionalLong.of((long) wait);
  }

  /**
   * What is said where one has to wait: {@code nothing came for 10 s; attempt 2 of 10 in 1.0 s}; without a last attempt
   * where there is none.
   *
   * @param nanos of the wait
   */
  public String retrying(String why, long nanos) {
    String of = attempts == Integer.MAX_VALUE ? "" : " of " + attempts;
    return String.format(Locale.ROOT, "%s; attempt %d%s in %.1f s", why, failures, of, nanos / 1e9);
  }
}
