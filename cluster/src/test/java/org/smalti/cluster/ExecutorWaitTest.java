package org.smalti.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExecutorWaitTest {
  private final AtomicLong seconds = new AtomicLong();
  private final ExecutorWait wait =
      new ExecutorWait("spark://far:7077", () -> TimeUnit.SECONDS.toNanos(seconds.get()));

  /** Lets time pass; gives the seconds at which something was said. */
  private List<Long> said(int length, boolean anyExecutor) {
    List<Long> moments = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (wait.message(anyExecutor).isPresent()) {
        moments.add(seconds.get());
      }
      seconds.incrementAndGet();
    }
    return moments;
  }

  @Test
  void aBatchWithoutAnExecutorSaysSoMoreAndMoreRarely() {
    assertThat(said(300, false)).containsExactly(15L, 30L, 60L, 120L, 240L);
  }

  @Test
  void nothingIsSaidWhileThereIsOne() {
    assertThat(said(300, true)).isEmpty();
  }

  @Test
  void whetherThereWasOneIsSaid() {
    said(16, false);
    seconds.set(1000);
    assertThat(wait.message(false).orElseThrow())
        .startsWith("no executor has come yet from spark://far:7077; are workers running and free");
    said(1, true);
    said(1, false);
    seconds.addAndGet(15);
    assertThat(wait.message(false).orElseThrow())
        .startsWith("no executor is left at spark://far:7077;");
  }
}
