package org.smalti.scrapers.web;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.scrapers.web.RequestException.Kind;

/**
 * Limits the requests that a process sends: a server sees the rate of all workers together. When the server is busy or
 * refuses connections, all requests wait (a back-off): for as long as the server asked, or twice as long as the last
 * time. After each back-off only half as many requests as before may be under way at once; for every {@value
 * #ANSWERS_FOR_ONE_MORE} answers it may be one more again (additive increase, multiplicative decrease, as in TCP).
 */
final class RequestThrottle {
  /** If a server asks for a longer pause than this, the run ends. */
  private static final Duration LONGEST = Duration.ofMinutes(10);
  /** Repetitions for a server that has not answered once: its address is likely wrong. */
  private static final int FIRST_CONTACT = 2;

  static final int ANSWERS_FOR_ONE_MORE = 16;

  private final RetryPolicy retryPolicy;
  private final DoubleSupplier jitter;
  /** When the next request may be sent, by {@link System#nanoTime}. */
  private long resumeAt = System.nanoTime();
  /** Back-offs in a row that the site itself caused, not one of its nodes. */
  private int backOffs;
  /** Whether the last back-off is among them. */
  private boolean counted;

  private boolean everAnswered;
  private @Nullable RequestException down;
  private int underWay;
  private int most = Integer.MAX_VALUE;
  private int answers;

  /**
   * @param jitter random numbers 0..1, so that several programs that were sent away together do not come back together
   */
  RequestThrottle(RetryPolicy retryPolicy, DoubleSupplier jitter) {
    this.retryPolicy = retryPolicy;
    this.jitter = jitter;
  }

  /** Waits until a request may be sent; to be followed by {@link #release}. */
  synchronized void acquire() throws RequestException {
    try {
      long left = resumeAt - System.nanoTime();
      while ((left > 0 || underWay >= most) && down == null) {
        wait(left > 0 ? left / 1_000_000 + 1 : 0);
        left = resumeAt - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    if (down != null) {
      throw down;
    }
    underWay++;
  }

  /** The request has ended. */
  synchronized void release() {
    underWay--;
    notifyAll();
  }

  /** How many requests may be under way at once. */
  synchronized int most() {
    return most;
  }

  /** The server answered as it should. */
  synchronized void answered() {
    everAnswered = true;
    backOffs = 0;
    if (most < Integer.MAX_VALUE && ++answers >= ANSWERS_FOR_ONE_MORE) {
      answers = 0;
      most++;
      notifyAll();
    }
  }

  /**
   * The server is busy or does not answer: all requests wait. Requests that fail during one back-off count as one
   * failure.
   *
   * @return the same trouble, or one of kind DOWN if retrying is pointless
   */
  synchronized RequestException backOff(RequestException trouble) {
    long now = System.nanoTime();
    if (resumeAt <= now) {
      counted = false;
      resumeAt = now + retryPolicy.delay(backOffs + 1, jitter.getAsDouble()).toNanos();
      most = Math.max(1, (Math.min(most, underWay) + 1) / 2);
      answers = 0;
    }
    boolean tooLong = trouble.pause().compareTo(LONGEST) > 0;
    if (trouble.isFromNode()) {
      // One node of many: the file can be had from another one, and the site itself is well.
      resumeAt = tooLong ? resumeAt : Math.max(resumeAt, now + trouble.pause().toNanos());
      return trouble;
    }
    backOffs += counted ? 0 : 1;
    counted = true;
    resumeAt = Math.max(resumeAt, now + trouble.pause().toNanos());
    boolean silent = trouble.kind() == Kind.UNREACHABLE && backOffs > retries();
    if (silent || tooLong) {
      down = new RequestException(Kind.DOWN, trouble.getMessage(), Duration.ZERO, trouble);
      notifyAll();
    }
    return down == null ? trouble : down;
  }

  private int retries() {
    return everAnswered ? retryPolicy.retries() : Math.min(FIRST_CONTACT, retryPolicy.retries());
  }
}
