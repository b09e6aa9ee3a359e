package org.smalti.cluster;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How long a batch has been without any executor, and when a person should know. Used by one thread. */
final class ExecutorWait {
  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final String master;
  private final LongSupplier clock;
  private boolean waiting;
  private boolean known;
  private long began;
  private long pause;

  /** @param clock ns since any moment */
  ExecutorWait(String master, LongSupplier clock) {
    this.master = master;
    this.clock = clock;
  }

  /** What to say now; each time it takes twice as long until there is something to say again. */
  Optional<String> message(boolean anyExecutor) {
    long now = clock.getAsLong();
    if (anyExecutor || !waiting) {
      known |= anyExecutor;
      waiting = !anyExecutor;
      began = now;
      pause = FIRST_NANOS;
      return Optional.empty();
    }
    if (now - began < pause) {
      return Optional.empty();
    }
    pause *= 2;
    return Optional.of((known ? "no executor is left at " : "no executor has come yet from ")
        + master + "; are workers running and free, with the memory that spark.executor.memory"
        + " asks for? Waiting; Ctrl-C stops");
  }
}
