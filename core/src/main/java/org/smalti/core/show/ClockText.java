package org.smalti.core.show;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/** Times as a clock shows them, in whole seconds. */
public final class ClockText {
  private static final int HOUR = 3600;

  private static final Pattern TIME =
      Pattern.compile("(?:(?:(\\d{1,6}):)?(\\d{1,6}):)?(\\d{1,9}(?:\\.\\d{1,9})?)s?");

  private ClockText() {}

  /** With hours, even if there are none: {@code 1:02:03}, {@code 0:02:05}. */
  public static String hours(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / HOUR, whole / 60 % 60, whole % 60);
  }

  /** Without hours, however many minutes there are: {@code 2:05}, {@code 62:03}. */
  public static String minutes(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  /** With hours only if there are some: {@code 2:05}, {@code 1:02:03}. */
  public static String brief(double seconds) {
    return Math.round(seconds) < HOUR ? minutes(seconds) : hours(seconds);
  }

  /**
   * The seconds that a person means by {@code 12.5}, {@code 2:05}, {@code 1:02:03.25} or {@code 12.5s}.
   *
   * @throws SmaltiException if it is no time
   */
  public static double seconds(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw SmaltiException.usage(
          "\"" + text + "\" is no time; write seconds, or minutes and hours as in 1:02:03.5");
    }
    double seconds = Double.parseDouble(matcher.group(3));
    String minutes = matcher.group(2);
    String hours = matcher.group(1);
    seconds += minutes == null ? 0 : 60 * Double.parseDouble(minutes);
    return seconds + (hours == null ? 0 : HOUR * Double.parseDouble(hours));
  }

  /** For the name of a file, where colons are not allowed everywhere; names sort as times do: {@code 01-02-03}. */
  public static String forFileName(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%02d-%02d-%02d", whole / HOUR, whole / 60 % 60, whole % 60);
  }
}
