package org.smalti.scrapers.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The Retry-After header of RFC 9110: seconds, or a date. */
final class RetryAfter {
  /** The longest wait; longer ones would not fit into a clock that counts ns. */
  private static final Duration FOREVER = Duration.ofDays(365);

  private RetryAfter() {}

  /** How long to wait from {@code now} on; zero if the header is missing, in the past or makes no sense. */
  static Duration of(@Nullable String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    String text = header.trim();
    if (text.matches("\\d+")) {
      return text.length() > 7 ? FOREVER : Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant date =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, date);
      if (wait.compareTo(FOREVER) > 0) {
        return FOREVER;
      }
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException noDate) {
      return Duration.ZERO;
    }
  }
}
