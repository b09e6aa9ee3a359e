package org.smalti.core.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/** A time or length of media as a person writes it on the command line. */
public final class MediaTime {
  private static final Pattern FORM = Pattern.compile(
      "(?:(?:(\\d{1,6}):)?(\\d{1,6}):)?(\\d{1,9}(?:\\.\\d*)?|\\.\\d+)(ms|s|min|m|h)?");

  private MediaTime() {}

  /**
   * Seconds of {@code 3.2}, {@code 3.2s}, {@code 500ms}, {@code 2min}, {@code 1h}, {@code 1:30} or {@code 1:02:03.5}.
   *
   * @param option what it is the value of, for the message
   * @throws SmaltiException if it is anything else
   */
  public static double seconds(String option, String text) {
    Matcher parts = FORM.matcher(text.trim());
    boolean clock = parts.matches() && parts.group(2) != null;
    if (!parts.matches() || (clock && parts.group(4) != null)) {
      throw SmaltiException.usage(option + ": \"" + text
          + "\" is no time; write seconds, such as 3.2 or 500ms, or h:m:s, such as 1:02:03.5");
    }
    double number = Double.parseDouble(parts.group(3));
    if (clock) {
      return number + 60 * number(parts.group(2)) + 3600 * number(parts.group(1));
    }
    String unit = parts.group(4) == null ? "s" : parts.group(4);
    return switch (unit) {
      case "ms" -> number / 1000;
      case "m", "min" -> 60 * number;
      case "h" -> 3600 * number;
      default -> number;
    };
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }
}
