package org.smalti.core.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTextTest {
  @Test
  void timesAreRoundedToWholeSecondsBeforeTheyAreDivided() {
    assertThat(ClockText.hours(125.4)).isEqualTo("0:02:05");
    assertThat(ClockText.hours(3599.5)).isEqualTo("1:00:00");
    assertThat(ClockText.minutes(3723)).isEqualTo("62:03");
    assertThat(ClockText.brief(59.6)).isEqualTo("1:00");
    assertThat(ClockText.brief(3599.4)).isEqualTo("59:59");
    assertThat(ClockText.brief(3599.6)).isEqualTo("1:00:00");
    assertThat(ClockText.forFileName(3723)).isEqualTo("01-02-03");
    assertThat(ClockText.hours(360_000)).isEqualTo("100:00:00");
  }
}
