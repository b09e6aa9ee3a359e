package org.smalti.core.step;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says when it is time to write down what is finished: 10 s after the last time, or ten times as long as that took, so that saving
 * takes no more than a tenth of the time. For one thread.
 */
public final class SaveInterval {
  private static final long SHORTEST = Duration.ofSeconds(10).toNanos();
  /** How much longer the work between two saves takes than a save. */
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
