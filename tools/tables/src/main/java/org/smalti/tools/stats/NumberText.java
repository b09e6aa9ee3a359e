package org.smalti.tools.stats;

import java.util.Locale;
import org.smalti.core.show.ClockText;
import org.smalti.core.table.CellFormat;

/** Numbers for people: thousands in groups, a decimal point, no more digits than are significant. */
final class NumberText {
  private static final String MINUS = "−";

  private NumberText() {}

  /** {@code 1,204}. */
  static String whole(double value) {
    return signed(String.format(Locale.ROOT, "%,.0f", Math.abs(value)), value);
  }

  /** Four significant digits and never less than the whole part: {@code 0.01234}, {@code 12,345}. */
  static String show(double value) {
    double size = Math.abs(value);
    int places = 0;
    if (size > 0 && size < 1000) {
      places = Math.min(8, 3 - (int) Math.floor(Math.log10(size)));
    }
    return withPlaces(value, places, true);
  }

  /** Grouped, with exactly {@code places} decimals unless {@code trimmed}. */
  static String withPlaces(double value, int places, boolean trimmed) {
    String text = String.format(Locale.ROOT, "%,." + places + "f", Math.abs(value));
    if (trimmed && places > 0) {
      text = text.replaceAll("\\.?0+$", "");
    }
    return signed(text, value);
  }

  /** As in a table. */
  static String plain(double value) {
    return CellFormat.decimal(value, 8);
  }

  /** {@code 1:02:03}; with milliseconds under a minute: {@code 0:00:00.312}. */
  static String clock(double seconds) {
    long ms = Math.round(Math.abs(seconds) * 1000);
    long whole = ms < 60_000 ? ms / 1000 : Math.round(ms / 1000.0);
    String text = ClockText.hours(whole);
    if (ms < 60_000 && ms % 1000 != 0) {
      text += String.format(Locale.ROOT, ".%03d", ms % 1000);
    }
    return signed(text, seconds);
  }

  private static String signed(String text, double value) {
    boolean nothing = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return value < 0 && !nothing ? MINUS + text : text;
  }
}
