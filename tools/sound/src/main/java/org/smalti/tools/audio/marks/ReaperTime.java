package org.smalti.tools.audio.marks;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.TimeCode;

/**
 * A time as REAPER writes it, in the unit of its ruler: seconds, minutes or hours with seconds, or hours to frames.
 *
 * @param where it stands, for messages
 */
record ReaperTime(String where, String text) {
  private static final Pattern WHOLE = Pattern.compile("\\d+");
  private static final Pattern BEATS = Pattern.compile("-?\\d+\\.\\d+\\.\\d+");
  private static final Pattern FRAMES = Pattern.compile("\\d+:\\d\\d:\\d\\d[:;]\\d\\d");
  private static final Pattern CLOCK =
      Pattern.compile("(?:(?:(\\d+):)?(\\d+):)?(\\d+(?:\\.\\d*)?)");

  /** Whether it may be seconds as well as frames of sound. */
  boolean isWhole() {
    return WHOLE.matcher(text).matches();
  }

  boolean isEmpty() {
    return text.isBlank();
  }

  /** Whether it is told with a fraction. */
  boolean isExact() {
    return text.contains(".") || text.contains(":");
  }

  /**
   * ms.
   *
   * @throws SmaltiException if it is no time, or one that needs more than this file to be known
   */
  double millis(Optional<TimeCode> code) {
    if (BEATS.matcher(text).matches()) {
      throw SmaltiException.input(
          where + ": " + text + " counts measures and beats, whose tempo the file does"
              + " not tell; set REAPER's ruler to seconds and export again");
    }
    if (FRAMES.matcher(text).matches()) {
      return 1000 * frames(code);
    }
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      throw SmaltiException.input(
          where + ": \"" + text + "\" is no time, such as 83.5 or 1:23.500");
    }
    return 1000
        * (3600 * number(clock.group(1)) + 60 * number(clock.group(2)) + number(clock.group(3)));
  }

  private double frames(Optional<TimeCode> code) {
    TimeCode known = code.orElseThrow(() -> SmaltiException.input(where + ": " + text
        + " counts frames of a film; say with --fps how many a second has, such as --fps 25"));
    OptionalDouble seconds = known.frame(text).stream()
        .mapToDouble(frame -> frame / known.rate().value())
        .findFirst();
    return seconds.orElseThrow(() -> SmaltiException.input(
        where + ": " + text + " is no time code of " + known.rate() + " frames a second"));
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }
}
