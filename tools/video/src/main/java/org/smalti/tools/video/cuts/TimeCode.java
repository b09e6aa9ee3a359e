package org.smalti.tools.video.cuts;

import java.util.Locale;
import org.smalti.media.Rational;

/**
 * Time codes of a film (SMPTE ST 12-1): hours, minutes, seconds, frames. At 30000/1001 and 60000/1001 frames a second
 * they are of drop-frame type: the first numbers of each minute but every tenth are left out, so that they keep up with
 * the clock to within two frames an hour.
 *
 * @param rate frames per second
 * @param base frame numbers in a second
 */
record TimeCode(Rational rate, int base) {
  private static final int NTSC = 1001;
  private static final int MINUTES_OF_A_DAY = 24 * 60;

  /** Of a film of this rate. */
  static TimeCode of(Rational rate) {
    return new TimeCode(rate, (int) Math.round(rate.value()));
  }

  /** Whether time codes are defined for the rate: 24, 25, 30, 48, 50, 60 or one of these by 1001/1000. */
  boolean isDefined() {
    boolean usual =
        base == 24 || base == 25 || base == 30 || base == 48 || base == 50 || base == 60;
    boolean whole = rate.denominator() == 1;
    boolean ntsc = rate.equals(Rational.of(1000L * base, NTSC)) && base != 25 && base != 50;
    return usual && (whole || ntsc);
  }

  boolean dropsFrames() {
    return rate.denominator() == NTSC && base % 30 == 0;
  }

  /** How many frames have a time code of their own. */
  int framesOfADay() {
    return MINUTES_OF_A_DAY * 60 * base
        - (dropsFrames() ? MINUTES_OF_A_DAY * 9 / 10 * dropped() : 0);
  }

  private int dropped() {
    return base / 15;
  }

  /** {@code 01:02:03:04}, or {@code 01:02:03;04} of drop-frame type. */
  String of(int frame) {
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
}
