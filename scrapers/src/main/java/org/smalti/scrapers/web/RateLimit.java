package org.smalti.scrapers.web;

import org.smalti.core.CancelledException;

/**
 * Slows all transfers of a process down to one rate together: whoever has received bytes waits until they would have
 * come at that rate. Safe for several threads.
 */
public final class RateLimit {
  /** Portions of a second; a transfer waits no longer than for a few of them at once. */
  private static final int PORTIONS = 20;

  private final long rate;
  /** When all bytes so far would have come, by {@link System#nanoTime}. */
  private long due = System.nanoTime();

  /** @param rate bytes per second, 0 for any */
  RateLimit(long rate) {
    this.rate = rate;
  }

  /** The most bytes that should be received between two waits, of a buffer of this size. */
  public int portion(int buffer) {
    return rate == 0 ? buffer : (int) Math.max(1, Math.min(buffer, rate / PORTIONS));
  }

  /** Waits after so many bytes have been received. */
  public void received(int bytes) {
    if (rate == 0) {
      return;
    }
    long until = reserve(bytes);
    try {
      for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
        Thread.sleep(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /** Time that nothing was received in is not made up for. */
  private synchronized long reserve(int bytes) {
    due = Math.max(due, System.nanoTime()) + Math.round(bytes * 1e9 / rate);
    return due;
  }
}
