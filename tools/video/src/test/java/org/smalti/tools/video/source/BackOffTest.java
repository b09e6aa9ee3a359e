package org.smalti.tools.video.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void eachAttemptWaitsTwiceAsLongUpToHalfAMinute() {
    BackOff backOff = new BackOff(9, 0.5);
    List<Double> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      waits.add(backOff.failed(0).orElseThrow() / 1e9);
    }
    assertThat(waits).containsExactly(0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0);
    assertThat(backOff.retrying("silent", SECOND)).isEqualTo("silent; attempt 9 of 9 in 1.0 s");
    assertThat(backOff.failed(0)).isEmpty();
  }

  @Test
  void whatHasWorkedForTenSecondsBeginsAnew() {
    BackOff backOff = new BackOff(2, 0.5);
    backOff.failed(0);
    backOff.works(SECOND);
    assertThat(backOff.failed(5 * SECOND)).hasValue(SECOND);
    backOff.works(6 * SECOND);
    backOff.works(16 * SECOND);
    assertThat(backOff.failed(17 * SECOND)).hasValue(SECOND / 2);
    assertThat(new BackOff(0, 1).failed(0)).isEmpty();
  }
}
