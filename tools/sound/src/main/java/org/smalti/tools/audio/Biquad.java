package org.smalti.tools.audio;

/** A digital filter of second order: H(z) = (b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²). */
record Biquad(double b0, double b1, double b2, double a1, double a2) {
  /** The highest frequency that {@link #at} can keep in its place, as a share of the lower sample rate. */
  private static final double HIGHEST = 0.25;

  /**
   * The filter for another sample rate that has the same analogue prototype. The bilinear transform is undone, which
   * leaves the prototype with frequencies in units of tan(πf / rate), and done again for the other rate.
   *
   * @param kept Hz: where the response stays exactly what it was (prewarping)
   */
  Biquad at(double rate, double otherRate, double kept) {
    double hz = Math.min(kept, HIGHEST * Math.min(rate, otherRate));
    double ratio = Math.tan(Math.PI * hz / rate) / Math.tan(Math.PI * hz / otherRate);
    return ofPrototype(
        new double[] {b0 + b1 + b2, 2 * (b0 - b2) * ratio, (b0 - b1 + b2) * ratio * ratio},
        new double[] {1 + a1 + a2, 2 * (1 - a2) * ratio, (1 - a1 + a2) * ratio * ratio});
  }

  /** The bilinear transform of (n0 + n1 s + n2 s²) / (d0 + d1 s + d2 s²) with s = (1 − z⁻¹) / (1 + z⁻¹). */
  private static Biquad ofPrototype(double[] n, double[] d) {
    double a0 = d[0] + d[1] + d[2];
    return new Biquad(
        (n[0] + n[1] + n[2]) / a0,
        2 * (n[0] - n[2]) / a0,
        (n[0] - n[1] + n[2]) / a0,
        2 * (d[0] - d[2]) / a0,
        (d[0] - d[1] + d[2]) / a0);
  }
}
