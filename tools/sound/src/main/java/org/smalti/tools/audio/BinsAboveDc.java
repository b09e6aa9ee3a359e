package org.smalti.tools.audio;

/** The bins of a spectrum, under a Hann window, in which a constant offset (DC) of the sound has no part. */
final class BinsAboveDc {
  /** The window spreads a constant over bins 0 and 1 and no others. */
  static final int FIRST = 2;
  /**
   * The power of all these bins, relative to that of the lower ones, that rounding alone makes of a constant: −100 dB.
   */
  private static final double ROUNDING = 1e-10;

  private BinsAboveDc() {}

  /** Whether there is nothing in them: the frame is silent but for a constant. */
  static boolean areEmpty(float[] powers) {
    double sum = 0;
    for (int bin = FIRST; bin < powers.length; bin++) {
      sum += powers[bin];
    }
    return sum <= ROUNDING * (powers[0] + powers[1]);
  }
}
