package org.smalti.scrapers.archive.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads values of the archive's JSON: each may be a text, a number, a list or missing, whatever the field is. */
public final class LenientJson {
  /** Dates have years of four digits; others are taken for mistakes. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private LenientJson() {}

  /** The value of a key as text: a list is joined with "; ", a missing value is empty. */
  public static String text(JsonNode object, String key) {
    return text(object.path(key));
  }

  static String text(JsonNode value) {
    return String.join("; ", texts(value));
  }

  /** The value of a key as a list of texts; a single value is a list of one. */
  public static List<String> texts(JsonNode object, String key) {
    return texts(object.path(key));
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> texts.addAll(texts(element)));
    } else if (!value.isNull() && !value.isMissingNode()) {
      String text = value.isValueNode() ? value.asText() : value.toString();
      String clean = clean(text);
      if (!clean.isEmpty()) {
        texts.add(clean);
      }
    }
    return texts;
  }

  /**
   * The text without what tables and terminals can't hold: control characters except tab and newline, lone surrogates.
   */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /** The time of a key, written as ISO 8601 or as {@code 2008-09-10 18:05:14}; of several the first. */
  public static Optional<Instant> instant(JsonNode object, String key) {
    List<String> texts = texts(object, key);
    String text = texts.isEmpty() ? "" : texts.get(0).replace(' ', 'T');
    try {
      Instant instant = Instant.parse(text.endsWith("Z") ? text : text + "Z");
      return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
          ? Optional.empty()
          : Optional.of(instant);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether a key is true: {@code true}, {@code "true"}, {@code "yes"} or {@code 1}. */
  public static boolean truth(JsonNode object, String key) {
    String text = text(object, key).toLowerCase(Locale.ROOT);
    return text.equals("true") || text.equals("1") || text.equals("yes");
  }

  /** The value of a key as a whole number, or {@code fallback} if it is none. */
  public static long number(JsonNode object, String key, long fallback) {
    String text = text(object, key);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : fallback;
  }
}
