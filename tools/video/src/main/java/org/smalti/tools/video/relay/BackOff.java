package org.smalti.tools.video.relay;

import java.util.OptionalLong;

/** How long to wait before each further attempt: twice as long as before the last. Used by one thread. */
final class BackOff {
  /** s. */
  static final double LONGEST_WAIT = 30;
  /** ns for which something has to work before its next failure counts as the first. */
  private static final long RECOVERED = 10_000_000_000L;

  private final int attempts;
  private final long first;
  private int failures;
  private long workingSince;
  private boolean working;

  BackOff(int attempts, double firstWait) {
    this.attempts = attempts;
    first = Math.round(1e9 * firstWait);
  }

  /** It works now, {@code nanos} on the clock of {@link System#nanoTime}. */
  void works(long nanos) {
    if (!working) {
      working = true;
      workingSince = nanos;
    }
  }

  /** It has failed: ns to wait before it is tried again; empty if it was tried often enough. */
  OptionalLong failed(long nanos) {
    if (working && nanos - workingSince > RECOVERED) {
      failures = 0;
    }
    working = false;
    if (failures >= attempts) {
      return OptionalLong.empty();
    }
    double wait = Math.min(1e9 * LONGEST_WAIT, first * Math.pow(2, failures));
    failures++;
    return OptionalLong.of((long) wait);
  }

  /** The attempt that follows, from 1: {@code 2 of 10}. */
  String attempt() {
    return failures + " of " + attempts;
  }
}
