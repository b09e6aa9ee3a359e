package org.smalti.scrapers.web;

import java.io.Serializable;
import java.time.Duration;
import org.smalti.core.CancelledException;

/**
 * How often to repeat a request, and how long to wait for a server.
 *
 * @param retries how often a request is repeated
 * @param pause before the first repetition; doubled for each further one
 * @param timeout of connecting, and of each read
 */
public record RetryPolicy(int retries, Duration pause, Duration timeout) implements Serializable {
  /** No pause is longer, unless the server asks for one. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** How long it may take until the headers of the reply have come, redirects included. */
  Duration headers() {
    return timeout.multipliedBy(4);
  }

  /** How long it may take until a whole document has come. */
  Duration document() {
    return timeout.multipliedBy(10);
  }

  /**
   * The pause before the {@code n}th repetition, from 1.
   *
   * @param jitter 0..1, usually random: makes the pause up to 50 % longer
   */
  public Duration delay(int n, double jitter) {
    Duration doubled = pause.multipliedBy(1L << Math.min(12, Math.max(0, n - 1)));
    Duration bounded = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return Duration.ofNanos(Math.round(bounded.toNanos() * (1 + jitter / 2)));
  }

  /**
   * Waits before the {@code n}th repetition, as long as {@link #delay} says.
   *
   * @throws CancelledException if the thread is interrupted
   */
  public void sleep(int n, double jitter) {
    try {
      Thread.sleep(delay(n, jitter).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }
}
