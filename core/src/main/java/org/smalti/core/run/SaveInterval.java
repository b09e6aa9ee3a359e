package org.smalti.core.run;

import java.time.Duration;

/** Says when it is time to write down what is finished, so that a killed run loses no more than 10 s. For one thread. */
public final class SaveInterval {
  private static final long NANOS = Duration.ofSeconds(10).toNanos();

  private long saved = System.nanoTime();

  /** Whether 10 s have passed since the beginning or since this was last true. */
  public boolean isOver() {
    long now = System.nanoTime();
    boolean over = now - saved > NANOS;
    if (over) {
      saved = now;
    }
    return over;
  }
}
