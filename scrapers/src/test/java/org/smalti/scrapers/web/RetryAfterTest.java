package org.smalti.scrapers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void secondsAreSeconds() {
    assertThat(RetryAfter.of(" 120 ", NOW)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aDateIsTheTimeUntilThen() {
    assertThat(RetryAfter.of("Sun, 01 Mar 2026 12:00:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aPastDateAndNonsenseAreNoWait() {
    assertThat(RetryAfter.of("Sun, 01 Mar 2026 11:00:00 GMT", NOW)).isZero();
    assertThat(RetryAfter.of("soon", NOW)).isZero();
    assertThat(RetryAfter.of("-5", NOW)).isZero();
    assertThat(RetryAfter.of(null, NOW)).isZero();
  }

  @Test
  void absurdNumbersAreLongNotAnError() {
    assertThat(RetryAfter.of("9".repeat(40), NOW)).isGreaterThan(Duration.ofDays(100));
  }

  @Test
  void absurdDatesAreLongNotAnError() {
    assertThat(RetryAfter.of("Fri, 31 Dec 9999 23:59:59 GMT", NOW))
        .isEqualTo(RetryAfter.of("99999999", NOW));
  }
}
