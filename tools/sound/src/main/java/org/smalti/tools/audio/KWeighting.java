package org.smalti.tools.audio;

/**
 * The K-weighting of ITU-R BS.1770-4: a high shelf of about 4 dB for the head, then a high-pass at about 38 Hz. The
 * standard gives its coefficients at 48 kHz; those for other sample rates have the same analogue prototype, and the
 * same response at 1 kHz, where loudness is calibrated.
 */
final class KWeighting {
  private static final double STANDARD_RATE = 48_000;
  private static final Biquad SHELF = new Biquad(
      1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
  private static final Biquad HIGH_PASS = new Biquad(1, -2, 1, -1.99004745483398, 0.99007225036621);

  /** Hz: where the response of each is the same at all sample rates. */
  private static final double SHELF_KEPT = 1000;

  private static final double HIGH_PASS_KEPT = 38;

  private final Biquad shelf;
  private final Biquad highPass;
  /** State of each filter, in transposed direct form II. */
  private double shelf1;

  private double shelf2;
  private double high1;
  private double high2;

  KWeighting(double sampleRate) {
    shelf = SHELF.at(STANDARD_RATE, sampleRate, SHELF_KEPT);
    highPass = HIGH_PASS.at(STANDARD_RATE, sampleRate, HIGH_PASS_KEPT);
  }

  /** Forgets what was heard. */
  void reset() {
    shelf1 = 0;
    shelf2 = 0;
    high1 = 0;
    high2 = 0;
  }

  /** Filters the next value. */
  double next(double x) {
    double y = shelf.b0() * x + shelf1;
    shelf1 = shelf.b1() * x - shelf.a1() * y + shelf2;
    shelf2 = shelf.b2() * x - shelf.a2() * y;
    double z = highPass.b0() * y + high1;
    high1 = highPass.b1() * y - highPass.a1() * z + high2;
    high2 = highPass.b2() * y - highPass.a2() * z;
    return z;
  }
}
