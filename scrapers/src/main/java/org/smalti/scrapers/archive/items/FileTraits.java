package org.smalti.scrapers.archive.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.smalti.scrapers.archive.site.LenientJson;

/**
 * Where a file of an item comes from and what is in it, as the archive says; each is empty if it does not.
 *
 * @param source {@code original}, {@code derivative} or {@code metadata}
 * @param original the name of the file that it was made of
 * @param length s, as decimal digits
 * @param width pixels
 * @param height pixels
 */
record FileTraits(String source, String original, String length, String width, String height) {
  /** The keys of a file's record. */
  static final List<String> KEYS = List.of("source", "original", "length", "width", "height");

  static FileTraits of(JsonNode file) {
    return new FileTraits(
        LenientJson.text(file, "source").toLowerCase(Locale.ROOT),
        LenientJson.text(file, "original"),
        seconds(LenientJson.text(file, "length")),
        pixels(file, "width"),
        pixels(file, "height"));
  }

  /** The values, in the order of {@link #KEYS}. */
  List<String> values() {
    return List.of(source, original, length, width, height);
  }

  /** The archive writes {@code 266.02}, {@code 04:26} and {@code 1:04:26}, even within one item. */
  private static String seconds(String text) {
    if (!text.matches("(?:\\d{1,6}:){0,2}\\d{1,9}(?:\\.\\d{1,9})?")) {
      return "";
    }
    BigDecimal seconds = BigDecimal.ZERO;
    for (String part : text.split(":", -1)) {
      seconds = seconds.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(part));
    }
    return seconds.signum() > 0 ? seconds.stripTrailingZeros().toPlainString() : "";
  }

  private static String pixels(JsonNode file, String key) {
    long pixels = LenientJson.number(file, key, 0);
    return pixels > 0 ? Long.toString(pixels) : "";
  }
}
