package org.smalti.scrapers.web;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param retries how often a request is repeated
 * @param pause before the first repetition; doubled for each further one
 * @param timeout of connecting, and of each read
 */
public record RetryPolicy(int retries, Duration pause, Duration timeout) implements Serializable {
  /** No pause of ours is longer. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Until a server has said what it sends, redirects included, however busily it talks. */
  Duration headers() {
    return timeout.multipliedBy(4);
  }

  /** Until a whole document is there. */
  Duration document() {
    return timeout.multipliedBy(10);
  }

  /**
   * The pause before the {@code n}th repetition, from 1.
   *
   * @param dice 0..1; makes it up to half as long again
   */
  public Duration before(int n, double dice) {
    Duration doubled = pause.multipliedBy(1L << Math.min(12, Math.max(0, n - 1)));
    Duration bounded = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return Duration.ofNanos(Math.round(bounded.toNanos() * (1 + dice / 2)));
  }
}
