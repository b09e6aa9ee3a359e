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
 * @param patience how long an outage of the site is waited for, once it has answered
 * @param spacing the least time from one request at a server to the next, zero for none
 */
public record RetryPolicy(
    int retries, Duration pause, Duration timeout, Duration patience, Duration spacing)
    implements Serializable {
  /** The usual patience. */
  static final Duration PATIENCE = Duration.ofMinutes(30);
  /** No pause is longer, unless the server asks for one. */
  private static final Duration LONGEST = Duration.ofMinutes(1);
  /**
   * The first limit for connecting to a node. A lost packet is sent again after 1 s; whoever has not answered by then
   * is likely gone, and other nodes have the file too.
   */
  private static final Duration FIRST_CONNECT = Duration.ofSeconds(2);

  /** With the usual patience and without spacing. */
  public RetryPolicy(int retries, Duration pause, Duration timeout) {
    this(retries, pause, timeout, PATIENCE, Duration.ZERO);
  }

  /** How long connecting to a node may take, after so many failures in a row to connect to it. */
  Duration connect(int failures) {
    Duration doubled = FIRST_CONNECT.multipliedBy(1L << Math.min(12, failures));
    return doubled.compareTo(timeout) < 0 ? doubled : timeout;
  }

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
