package org.smalti.tools.stats;

import java.util.Locale;

/** Numbers of axes: with an SI prefix where they are large or small, so that they stay short. */
final class SiNumber {
  private static final String LARGE = "kMGTPE";
  private static final String SMALL = "mµnpfa";
  /** From here on, prefixes. */
  private static final double MANY = 1e6;

  private static final double FEW = 1e-3;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private SiNumber() {}

  /** The power of thousand that numbers up to a size are shown in; 0: as they are. */
  static int exponent(double largest) {
    if (largest == 0 || (largest >= FEW && largest < MANY)) {
      return 0;
    }
    return (int) Math.floor(Math.log10(largest) / 3 + 1e-9);
  }

  /** {@code 1.5 M}, {@code 20 µ}, {@code 3·10²¹}. */
  static String show(double value, int exponent, int places) {
    if (value == 0 && exponent != 0) {
      return "0";
    }
    double scaled = value / Math.pow(1000, exponent);
    return NumberText.withPlaces(scaled, places, false) + suffix(exponent);
  }

  /** Four significant digits at most. */
  static String show(double value) {
    int exponent = exponent(Math.abs(value));
    return NumberText.show(value / Math.pow(1000, exponent)) + suffix(exponent);
  }

  private static String suffix(int exponent) {
    if (exponent == 0) {
      return "";
    }
    String prefixes = exponent > 0 ? LARGE : SMALL;
    int index = Math.abs(exponent) - 1;
    return index < prefixes.length()
        ? "\u00a0" + prefixes.charAt(index)
        : "·10" + superscript(3 * exponent);
  }

  private static String superscript(int number) {
    StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
    String digits = String.format(Locale.ROOT, "%d", Math.abs(number));
    digits.chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
    return text.toString();
  }
}
