package org.smalti.core.step;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time between two saves of unfinished work: at least 10 s, and at least ten times as long as the last save took,
 * so that saving takes no more than a tenth of the time. Not safe for several threads.
 */
public final class SaveInterval {
  private static final long SHORTEST = Duration.ofSeconds(10).toNanos();
  /** The time between two saves, as a multiple of the time that a save takes. */
  private static final int WORK_PER_SAVE = 10;

  private final LongSupplier nanos;
  private long next;

  public SaveInterval() {
    this(System::nanoTime);
  }

  SaveInterval(LongSupplier nanos) {
    this.nanos = nanos;
    next = nanos.getAsLong() + SHORTEST;
  }

  /** Saves if it is time. */
  public void saveIfOver(Runnable save) {
    long began = nanos.getAsLong();
    if (began - next >= 0) {
      save.run();
      long end = nanos.getAsLong();
      next = end + Math.max(SHORTEST, WORK_PER_SAVE * (end - began));
    }
  }
}
