package org.smalti.scrapers.archive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.scrapers.archive.Trouble.Kind;

/**
 * The one door through which all requests of a process go. When the server is busy or refuses connections, the door is shut
 * for everybody, for as long as the server asked or twice as long as the last time; it is the rate of all workers together
 * that a server sees.
 */
final class Gate {
  /** A server that wants to be left alone for longer is left alone: the run ends. */
  private static final Duration LONGEST = Duration.ofMinutes(10);
  /** Repetitions for a server that has not answered once: the address is likely wrong. */
  private static final int FIRST_CONTACT = 2;

  private final Patience patience;
  private long opensAt = System.nanoTime();
  private int storms;
  private boolean everAnswered;
  private @Nullable Trouble down;

  Gate(Patience patience) {
    this.patience = patience;
  }

  /** Waits until the door is open. */
  synchronized void pass() throws Trouble {
    try {
      for (long left = opensAt - System.nanoTime(); left > 0 && down == null; ) {
        wait(left / 1_000_000 + 1);
        left = opensAt - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    if (down != null) {
      throw down;
    }
  }

  /** The server answered as it should. */
  synchronized void answered() {
    everAnswered = true;
    storms = 0;
  }

  /**
   * The server is busy or does not answer: shuts the door. Many workers in one storm count as one.
   *
   * @return the same trouble, or the end of all hope
   */
  synchronized Trouble troubled(Trouble trouble) {
    long now = System.nanoTime();
    if (opensAt <= now) {
      storms++;
      opensAt = now + patience.before(storms).toNanos();
    }
    boolean tooLong = trouble.pause().compareTo(LONGEST) > 0;
    if (trouble.elsewhere()) {
      // One node of many: the file can be had from another, and the archive itself is well.
      opensAt = tooLong ? opensAt : Math.max(opensAt, now + trouble.pause().toNanos());
      return trouble;
    }
    opensAt = Math.max(opensAt, now + trouble.pause().toNanos());
    boolean silent = trouble.kind() == Kind.UNREACHABLE && storms > limit();
    if (silent || tooLong) {
      down = new Trouble(Kind.DOWN, trouble.getMessage(), Duration.ZERO, trouble);
      notifyAll();
    }
    return down == null ? trouble : down;
  }

  private int limit() {
    return everAnswered ? patience.retries() : Math.min(FIRST_CONTACT, patience.retries());
  }
}
