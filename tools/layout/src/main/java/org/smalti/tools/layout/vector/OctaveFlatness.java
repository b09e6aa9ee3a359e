package org.smalti.tools.layout.vector;

/**
 * The spectral flatness of a sound in each of seven octaves, from 11 kHz downwards at a rate of 22,050 Hz, the lowest
 * with everything below it: the logarithm of the mean power of its bins minus the mean of the logarithms. 0 is flat,
 * noise is near 0.6, partials with silence between them are far above.
 */
final class OctaveFlatness {
  /** How many numbers there are, from low to high. */
  static final int SIZE = 7;

  /** Power 80 dB below the greatest of the sound counts as silence. */
  private static final double FLOOR = 1e-8;

  private static final double TINY = 1e-12;
  /** How many powers are multiplied before a logarithm is taken; the product stays within the range of a double. */
  private static final int AT_ONCE = 8;

  /**
   * @param power frame, bin
   * @param weights how much each frame counts; together 1
   */
  void write(float[][] power, double[] weights, float[] to, int at) {
    double floor = TINY;
    for (float[] frame : power) {
      for (float value : frame) {
        floor = Math.max(floor, FLOOR * value);
      }
    }
    int top = power[0].length;
    for (int octave = SIZE - 1; octave >= 0; octave--) {
      int bottom = octave == 0 ? 0 : top / 2;
      double sum = 0;
      for (int t = 0; t < power.length; t++) {
        sum += weights[t] * unevenness(power[t], bottom, top, floor);
      }
      to[at + octave] = (float) sum;
      top = bottom;
    }
  }

  private static double unevenness(float[] power, int bottom, int top, double floor) {
    double sum = 0;
    double logarithms = 0;
    double product = 1;
    for (int bin = bottom; bin < top; bin++) {
      double value = Math.max(floor, power[bin]);
      sum += value;
      product *= value;
      if ((bin - bottom) % AT_ONCE == AT_ONCE - 1) {
        logarithms += Math.log(product);
        product = 1;
      }
    }
    logarithms += Math.log(product);
    int bins = top - bottom;
    return Math.log(sum / bins) - logarithms / bins;
  }
}
