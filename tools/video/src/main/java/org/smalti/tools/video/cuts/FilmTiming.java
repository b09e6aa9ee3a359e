package org.smalti.tools.video.cuts;

import org.smalti.media.Rational;
import org.smalti.media.TimeCode;

/**
 * At which rate the frames of a film are shown.
 *
 * @param rate frames per second, over the whole film
 * @param steady whether each frame is shown when the rate says
 */
public record FilmTiming(Rational rate, boolean steady) {
  private static final int NTSC = 1001;
  /** By how much the mean rate may be off: time stamps may be rounded to milliseconds. */
  private static final double ROUNDING = 4e-4;

  /**
   * The timing of a film of this mean rate: a whole number, or one by 1001/1000, if that is near enough.
   *
   * @param fps frames per second
   */
  public static FilmTiming of(double fps, boolean steady) {
    long whole = Math.max(1, Math.round(fps));
    Rational plain = Rational.of(whole, 1);
    Rational ntsc = Rational.of(1000 * whole, NTSC);
    Rational nearer = off(plain, fps) <= off(ntsc, fps) ? plain : ntsc;
    boolean near = off(nearer, fps) < ROUNDING;
    return new FilmTiming(near ? nearer : Rational.of(Math.round(1000 * fps), 1000), steady);
  }

  private static double off(Rational rate, double fps) {
    return Math.abs(rate.value() / fps - 1);
  }

  TimeCode timeCode() {
    return TimeCode.of(rate);
  }
}
