package org.smalti.scrapers.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads values of the archive's JSON, each of which may be text, a number, a list or absent. */
final class Lenient {
  private Lenient() {}

  /** The value of a key as text; lists are joined with "; ", what is absent is empty. */
  static String text(JsonNode object, String key) {
    return text(object.path(key));
  }

  static String text(JsonNode value) {
    return String.join("; ", texts(value));
  }

  /** The value of a key as a list of texts; a single value is a list of one. */
  static List<String> texts(JsonNode object, String key) {
    return texts(object.path(key));
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> texts.addAll(texts(element)));
    } else if (!value.isNull() && !value.isMissingNode()) {
      String text = value.isValueNode() ? value.asText() : value.toString();
      String clean = text.replace("\0", "").strip();
      if (!clean.isEmpty()) {
        texts.add(clean);
      }
    }
    return texts;
  }

  /** Whether a key says yes: {@code true}, {@code "true"}, {@code 1}. */
  static boolean truth(JsonNode object, String key) {
    String text = text(object, key).toLowerCase(Locale.ROOT);
    return text.equals("true") || text.equals("1") || text.equals("yes");
  }

  /** The whole number of a key, or {@code fallback}. */
  static long number(JsonNode object, String key, long fallback) {
    String text = text(object, key);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : fallback;
  }
}
