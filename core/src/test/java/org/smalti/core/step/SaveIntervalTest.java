package org.smalti.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SaveIntervalTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
  private int saves;

  /** Asks each second for so long; a save takes so many seconds. */
  private int savesIn(SaveInterval interval, int seconds, int taking) {
    saves = 0;
    long end = now.get() + seconds * SECOND;
    while (now.get() - end < 0) {
      now.addAndGet(SECOND);
      interval.saveIfOver(() -> {
        saves++;
        now.addAndGet(taking * SECOND);
      });
    }
    return saves;
  }

  @Test
  void whatIsSavedQuicklyIsSavedEveryTenSeconds() {
    assertThat(savesIn(new SaveInterval(now::get), 100, 0)).isEqualTo(10);
  }

  @Test
  void savingTakesNoMoreThanATenthOfTheTime() {
    assertThat(savesIn(new SaveInterval(now::get), 2200, 20)).isEqualTo(10);
  }
}
