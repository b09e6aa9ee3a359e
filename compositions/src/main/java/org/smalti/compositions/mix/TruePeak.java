package org.smalti.compositions.mix;

/**
 * The height of a signal between its samples: four times oversampled through a windowed sinc of 32 taps, after annex 2
 * of ITU-R BS.1770.
 */
final class TruePeak {
  /** How many frames later the height around a frame is known. */
  static final int DELAY = 16;

  private static final int TAPS = 2 * DELAY;
  /** No wave between samples is more than 2.7 times as high as they are. */
  private static final float QUIET = 0.33f;

  private static final int PHASES = 4;
  private static final float[][] FILTERS = new float[PHASES][TAPS];

  static {
    for (int phase = 1; phase < PHASES; phase++) {
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - (DELAY - 1) - (double) phase / PHASES;
        double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * x / DELAY);
        FILTERS[phase][tap] = (float) (StrictMath.sin(Math.PI * x) / (Math.PI * x) * window);
        sum += FILTERS[phase][tap];
      }
      for (int tap = 0; tap < TAPS; tap++) {
        FILTERS[phase][tap] /= (float) sum;
      }
    }
  }

  /** The last {@link #TAPS} samples, written twice so that they can be read in one go. */
  private final float[] history = new float[2 * TAPS];

  private int at;
  private int loud;

  /**
   * Takes a sample and gives the greatest height from the sample {@value #DELAY} before it up to the next one, or 0
   * while all samples around are below {@value #QUIET}.
   */
  float next(float sample) {
    history[at] = sample;
    history[at + TAPS] = sample;
    at = at + 1 == TAPS ? 0 : at + 1;
    loud = Math.abs(sample) >= QUIET ? TAPS : loud - 1;
    if (loud <= 0) {
      loud = 0;
      return 0;
    }
    float peak = Math.max(Math.abs(history[at + DELAY - 1]), Math.abs(history[at + DELAY]));
    for (int phase = 1; phase < PHASES; phase++) {
      float[] filter = FILTERS[phase];
      float sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        sum += filter[tap] * history[at + tap];
      }
      peak = Math.max(peak, Math.abs(sum));
    }
    return peak;
  }
}
