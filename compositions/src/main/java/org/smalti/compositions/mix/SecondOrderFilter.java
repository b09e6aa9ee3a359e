package org.smalti.compositions.mix;

/**
 * A filter of second order on stereo frames at 48 kHz, in double precision. High and low pass are those of the audio EQ
 * cookbook (R. Bristow-Johnson) with the flattest pass band.
 */
final class SecondOrderFilter {
  private static final double RATE = 48_000;
  private static final double HIGHEST = 0.49 * RATE;
  private static final double FLATTEST = Math.sqrt(2);

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private final double[] state = new double[4];

  /** The coefficients of the transfer function; that of the present output is 1. */
  SecondOrderFilter(double b0, double b1, double b2, double a1, double a2) {
    this.b0 = b0;
    this.b1 = b1;
    this.b2 = b2;
    this.a1 = a1;
    this.a2 = a2;
  }

  /** Takes away what is below a frequency: −3 dB there, 12 dB an octave. */
  static SecondOrderFilter highPass(double hz) {
    double angle = angle(hz);
    double cosine = StrictMath.cos(angle);
    double alpha = StrictMath.sin(angle) / FLATTEST;
    double a0 = 1 + alpha;
    double b = (1 + cosine) / 2 / a0;
    return new SecondOrderFilter(b, -2 * b, b, -2 * cosine / a0, (1 - alpha) / a0);
  }

  /** Takes away what is above a frequency: −3 dB there, 12 dB an octave. */
  static SecondOrderFilter lowPass(double hz) {
    double angle = angle(hz);
    double cosine = StrictMath.cos(angle);
    double alpha = StrictMath.sin(angle) / FLATTEST;
    double a0 = 1 + alpha;
    double b = (1 - cosine) / 2 / a0;
    return new SecondOrderFilter(b, 2 * b, b, -2 * cosine / a0, (1 - alpha) / a0);
  }

  private static double angle(double hz) {
    return 2 * Math.PI * Math.min(HIGHEST, hz) / RATE;
  }

  /** Filters interleaved frames in place. */
  void process(float[] stereo, int frames) {
    double left1 = state[0];
    double left2 = state[1];
    double right1 = state[2];
    double right2 = state[3];
    for (int i = 0; i < 2 * frames; i += 2) {
      double left = stereo[i];
      double right = stereo[i + 1];
      double leftOut = b0 * left + left1;
      left1 = b1 * left - a1 * leftOut + left2;
      left2 = b2 * left - a2 * leftOut;
      double rightOut = b0 * right + right1;
      right1 = b1 * right - a1 * rightOut + right2;
      right2 = b2 * right - a2 * rightOut;
      stereo[i] = (float) leftOut;
      stereo[i + 1] = (float) rightOut;
    }
    state[0] = quiet(left1);
    state[1] = quiet(left2);
    state[2] = quiet(right1);
    state[3] = quiet(right2);
  }

  /** Numbers too small for the processor's fast path are 0. */
  private static double quiet(double value) {
    return Math.abs(value) < 1e-30 ? 0 : value;
  }
}
