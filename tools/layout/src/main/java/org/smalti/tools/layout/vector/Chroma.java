package org.smalti.tools.layout.vector;

/**
 * How strong each of the twelve pitch classes is in a sound, summed over the octaves from 65 to 2200 Hz: the logarithm
 * of the amplitudes of its mean spectrum, each added to the pitch classes near it (Gaussian, 0.6 semitones); then
 * shifted to mean 0 and scaled to length 1.
 */
final class Chroma {
  /** How many numbers there are, from A upwards. */
  static final int SIZE = 12;

  private static final double LOWEST = 65;
  private static final double HIGHEST = 2200;
  private static final double TUNING = 440;
  private static final double WIDTH = 0.6;
  /** The logarithm is nearly linear below an amplitude of a hundredth of the greatest. */
  private static final double BEND = 100;

  private static final double TINY = 1e-9;

  private final int firstBin;
  private final double[][] weights;

  Chroma(int sampleRate, int window) {
    double binWidth = sampleRate / (double) window;
    firstBin = (int) Math.ceil(LOWEST / binWidth);
    weights = new double[(int) Math.floor(HIGHEST / binWidth) - firstBin + 1][SIZE];
    for (int i = 0; i < weights.length; i++) {
      double pitch = 12 * Math.log((firstBin + i) * binWidth / TUNING) / Math.log(2);
      for (int c = 0; c < SIZE; c++) {
        double apart = Math.IEEEremainder(pitch - c, SIZE) / WIDTH;
        weights[i][c] = Math.exp(-0.5 * apart * apart);
      }
    }
  }

  /** @param power frame, bin */
  void write(float[][] power, float[] to, int at) {
    double[] amplitude = amplitude(power);
    double greatest = TINY;
    for (double value : amplitude) {
      greatest = Math.max(greatest, value);
    }
    double[] classes = new double[SIZE];
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      double strength = Math.log1p(BEND * amplitude[firstBin + i] / greatest);
      for (int c = 0; c < SIZE; c++) {
        classes[c] += weights[i][c] * strength;
        mean += weights[i][c] * strength / SIZE;
      }
    }
    double square = 0;
    for (double value : classes) {
      square += (value - mean) * (value - mean);
    }
    for (int c = 0; c < SIZE; c++) {
      to[at + c] = (float) ((classes[c] - mean) / (Math.sqrt(square) + TINY));
    }
  }

  private static double[] amplitude(float[][] power) {
    double[] amplitude = new double[power[0].length];
    for (float[] frame : power) {
      for (int bin = 0; bin < amplitude.length; bin++) {
        amplitude[bin] += frame[bin];
      }
    }
    for (int bin = 0; bin < amplitude.length; bin++) {
      amplitude[bin] = Math.sqrt(amplitude[bin] / power.length);
    }
    return amplitude;
  }
}
