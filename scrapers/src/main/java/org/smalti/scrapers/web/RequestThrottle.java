package org.smalti.scrapers.web;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.scrapers.web.RequestException.Kind;

/**
 * The one door through which all requests of a process go. When the server is busy or refuses connections, the door is shut
 * for everybody, for as long as the server asked or twice as long as the last time; it is the rate of all workers together
 * that a server sees. After each such storm only half as many may be inside at once as when it broke, one more again for
 * every {@value #ANSWERS_FOR_ONE_MORE} answers.
 */
final class RequestThrottle {
  /** A server that wants to be left alone for longer is left alone: the run ends. */
  private static final Duration LONGEST = Duration.ofMinutes(10);
  /** Repetitions for a server that has not answered once: the address is likely wrong. */
  private static final int FIRST_CONTACT = 2;

  static final int ANSWERS_FOR_ONE_MORE = 16;

  private final RetryPolicy retryPolicy;
  private final DoubleSupplier dice;
  private long opensAt = System.nanoTime();
  /** In a row, of the archive's own. */
  private int storms;
  /** Whether the last storm is among them. */
  private boolean counted;

  private boolean everAnswered;
  private @Nullable RequestException down;
  private int inside;
  private int room = Integer.MAX_VALUE;
  private int answers;

  /** @param dice 0..1, so that several programs which were sent away together do not come back together */
  RequestThrottle(RetryPolicy retryPolicy, DoubleSupplier dice) {
    this.retryPolicy = retryPolicy;
    this.dice = dice;
  }

  /** Waits until the door is open and there is room; to be followed by {@link #leave}. */
  synchronized void enter() throws RequestException {
    try {
      long left = opensAt - System.nanoTime();
      while ((left > 0 || inside >= room) && down == null) {
        wait(left > 0 ? left / 1_000_000 + 1 : 0);
        left = opensAt - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    if (down != null) {
      throw down;
    }
    inside++;
  }

  synchronized void leave() {
    inside--;
    notifyAll();
  }

  /** How many may be inside at once. */
  synchronized int room() {
    return room;
  }

  /** The server answered as it should. */
  synchronized void answered() {
    everAnswered = true;
    storms = 0;
    if (room < Integer.MAX_VALUE && ++answers >= ANSWERS_FOR_ONE_MORE) {
      answers = 0;
      room++;
      notifyAll();
    }
  }

  /**
   * The server is busy or does not answer: shuts the door. Many workers in one storm count as one.
   *
   * @return the same trouble, or the end of all hope
   */
  synchronized RequestException troubled(RequestException trouble) {
    long now = System.nanoTime();
    if (opensAt <= now) {
      counted = false;
      opensAt = now + retryPolicy.before(storms + 1, dice.getAsDouble()).toNanos();
      room = Math.max(1, (Math.min(room, inside) + 1) / 2);
      answers = 0;
    }
    boolean tooLong = trouble.pause().compareTo(LONGEST) > 0;
    if (trouble.elsewhere()) {
      // One node of many, which is no storm of the archive's: the file can be had from another, and
      // the archive itself is well.
      opensAt = tooLong ? opensAt : Math.max(opensAt, now + trouble.pause().toNanos());
      return trouble;
    }
    storms += counted ? 0 : 1;
    counted = true;
    opensAt = Math.max(opensAt, now + trouble.pause().toNanos());
    boolean silent = trouble.kind() == Kind.UNREACHABLE && storms > limit();
    if (silent || tooLong) {
      down = new RequestException(Kind.DOWN, trouble.getMessage(), Duration.ZERO, trouble);
      notifyAll();
    }
    return down == null ? trouble : down;
  }

  private int limit() {
    return everAnswered ? retryPolicy.retries() : Math.min(FIRST_CONTACT, retryPolicy.retries());
  }
}
