package org.smalti.core.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers are written in a cell and read from it: plain decimals, point as separator, no needless zeros. */
public final class CellFormat {
  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private CellFormat() {}

  /**
   * Whether a cell holds no value: it is blank, or one of the words {@code nan}, {@code NaN}, {@code NA}, {@code None}.
   */
  public static boolean isMissing(String cell) {
    String word = cell.strip();
    return word.isEmpty()
        || word.equalsIgnoreCase("nan")
        || word.equals("NA")
        || word.equals("None");
  }

  /** The number a cell holds, or NaN when it holds none. */
  public static double number(String cell) {
    String trimmed = cell.trim();
    if (trimmed.isEmpty() || !looksNumeric(trimmed)) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(trimmed);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  /** {@code value} rounded half up to at most {@code places} (0..8) decimals: {@code 440}, {@code 0.25}, {@code -1}. */
  public static String decimal(double value, int places) {
    double scaled = Math.abs(value) * POWERS[places];
    if (!(scaled < 1e15)) {
      return Double.isFinite(value)
          ? BigDecimal.valueOf(value)
              .setScale(places, RoundingMode.HALF_UP)
              .stripTrailingZeros()
              .toPlainString()
          : "";
    }
    long units = Math.round(scaled);
    int decimals = places;
    while (decimals > 0 && units % 10 == 0) {
      units /= 10;
      decimals--;
    }
    StringBuilder text = new StringBuilder(24);
    if (value < 0 && units != 0) {
      text.append('-');
    }
    text.append(units / POWERS[decimals]);
    if (decimals > 0) {
      String fraction = Long.toString(units % POWERS[decimals]);
      text.append('.');
      for (int i = fraction.length(); i < decimals; i++) {
        text.append('0');
      }
      text.append(fraction);
    }
    return text.toString();
  }

  /** Keeps Java's own notations (hexadecimal, {@code 1d}, {@code NaN}) from passing for numbers. */
  private static boolean looksNumeric(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && ".-+eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
