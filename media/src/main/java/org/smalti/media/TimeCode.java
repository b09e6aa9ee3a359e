package org.smalti.media;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/**
 * Time codes of a film (SMPTE ST 12-1): hours, minutes, seconds, frames. At 30000/1001 and 60000/1001 frames a second
 * they are of drop-frame type: the first numbers of each minute but every tenth are left out, so that they keep up with
 * the clock to within two frames an hour.
 *
 * @param rate frames per second
 * @param base frame numbers in a second
 */
public record TimeCode(Rational rate, int base) {
  private static final int NTSC = 1001;
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final Pattern CODE = Pattern.compile("(\\d{1,2}):(\\d\\d):(\\d\\d)[:;.](\\d\\d)");

  /** Of a film of this rate. */
  public static TimeCode of(Rational rate) {
    return new TimeCode(rate, (int) Math.round(rate.value()));
  }

  /**
   * Reads a rate as people write it: {@code 25}, {@code 30000/1001}, or {@code 23.976}, {@code 29.97} and
   * {@code 59.94}, which mean 24, 30 and 60 by 1001/1000.
   *
   * @throws SmaltiException if there are no time codes for it
   */
  public static TimeCode parse(String text) {
    TimeCode code = of(rate(text.strip()));
    if (code.isDefined()) {
      return code;
    }
    throw SmaltiException.usage("no time codes are defined for \"" + text
        + "\" frames a second; choose 23.976, 24, 25, 29.97, 30, 48, 50, 59.94 or 60");
  }

  private static Rational rate(String text) {
    try {
      int slash = text.indexOf('/');
      if (slash >= 0) {
        return Rational.of(
            Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
      }
      double rate = Double.parseDouble(text);
      long base = Math.round(rate);
      return rate != base && Math.abs(rate * NTSC - 1000 * base) < 6
          ? Rational.of(1000 * base, NTSC)
          : Rational.of(Math.round(1000 * rate), 1000);
    } catch (NumberFormatException | ArithmeticException noRate) {
      return Rational.UNKNOWN;
    }
  }

  /** Whether time codes are defined for the rate: 24, 25, 30, 48, 50, 60 or one of these by 1001/1000. */
  public boolean isDefined() {
    boolean usual =
        base == 24 || base == 25 || base == 30 || base == 48 || base == 50 || base == 60;
    boolean whole = rate.denominator() == 1;
    boolean ntsc = rate.equals(Rational.of(1000L * base, NTSC)) && base != 25 && base != 50;
    return usual && (whole || ntsc);
  }

  public boolean dropsFrames() {
    return rate.denominator() == NTSC && base % 30 == 0;
  }

  /** How many frames have a time code of their own. */
  public int framesOfADay() {
    return MINUTES_OF_A_DAY * 60 * base
        - (dropsFrames() ? MINUTES_OF_A_DAY * 9 / 10 * dropped() : 0);
  }

  private int dropped() {
    return base / 15;
  }

  /** {@code 01:02:03:04}, or {@code 01:02:03;04} of drop-frame type. */
  public String of(int frame) {
    int number = dropsFrames() ? withDropped(frame) : frame;
    int seconds = number / base;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%s%02d",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        dropsFrames() ? ";" : ":",
        number % base);
  }

  /** The frame's number if all numbers were used: more by those that were left out before it. */
  private int withDropped(int frame) {
    int minute = 60 * base - dropped();
    int tenMinutes = 10 * 60 * base - 9 * dropped();
    int rest = frame % tenMinutes;
    // The first minute of ten has all its numbers.
    int minutes = rest < 60 * base ? 0 : 1 + (rest - 60 * base) / minute;
    return frame + (frame / tenMinutes * 9 + minutes) * dropped();
  }

  /** The frame that has a time code; empty if the text is none, or names a number that is left out. */
  public OptionalLong frame(String text) {
    Matcher parts = CODE.matcher(text);
    if (!parts.matches()) {
      return OptionalLong.empty();
    }
    int minutes = 60 * Integer.parseInt(parts.group(1)) + Integer.parseInt(parts.group(2));
    int second = Integer.parseInt(parts.group(3));
    int number = Integer.parseInt(parts.group(4));
    boolean left = dropsFrames() && minutes % 10 != 0 && second == 0 && number < dropped();
    if (Integer.parseInt(parts.group(2)) > 59 || second > 59 || number >= base || left) {
      return OptionalLong.empty();
    }
    long all = (60L * minutes + second) * base + number;
    return OptionalLong.of(all - (dropsFrames() ? (minutes - minutes / 10) * dropped() : 0));
  }
}
