package org.smalti.tools.layout.vector;

import java.util.Arrays;

/**
 * The course of a sound's energy in five numbers, independent of the loudness. Frames of 1024 values under a Hann
 * window, hop 256; {@code dB} below the loudest frame, at most 60.
 */
final class EnergyEnvelope {
  /** How many numbers there are. */
  static final int SIZE = 5;

  private static final int WINDOW = 1024;
  private static final int HOP = 256;
  private static final double RANGE = 60;
  private static final double LOUD = 20;
  /** s: differences of the centre and of the spread much smaller than this hardly count. */
  private static final double CENTRE_STEP = 0.01;

  private static final double SPREAD_STEP = 0.005;
  private static final double TINY = 1e-12;

  private final double step;
  private final float[] hann = PowerSpectra.hann(WINDOW);

  EnergyEnvelope(int sampleRate) {
    step = HOP / (double) sampleRate;
  }

  /**
   * Writes the logarithms of where the energy has its centre (s), how far it spreads (standard deviation, s), and how
   * long the sound is within 20 dB of its loudest frame (s); then mean and standard deviation of the course in dB.
   */
  void write(float[] sound, float[] to, int at) {
    double[] energy = energy(sound);
    double loudest = Arrays.stream(energy).max().orElse(TINY);
    double total = Arrays.stream(energy).sum();
    double centre = 0;
    for (int t = 0; t < energy.length; t++) {
      centre += energy[t] / total * t * step;
    }
    double spread = 0;
    double loud = 0;
    double mean = 0;
    double square = 0;
    for (int t = 0; t < energy.length; t++) {
      spread += energy[t] / total * (t * step - centre) * (t * step - centre);
      double level = Math.max(-RANGE, 10 * Math.log10(energy[t] / loudest));
      loud += level > -LOUD ? step : 0;
      mean += level / energy.length;
      square += level * level / energy.length;
    }
    to[at] = (float) Math.log10(centre + CENTRE_STEP);
    to[at + 1] = (float) Math.log10(Math.sqrt(spread) + SPREAD_STEP);
    to[at + 2] = (float) Math.log10(loud);
    to[at + 3] = (float) mean;
    to[at + 4] = (float) Math.sqrt(Math.max(0, square - mean * mean));
  }

  private double[] energy(float[] sound) {
    double[] energy = new double[1 + sound.length / HOP];
    for (int t = 0; t < energy.length; t++) {
      int from = t * HOP - WINDOW / 2;
      double sum = TINY;
      for (int i = Math.max(0, -from); i < Math.min(WINDOW, sound.length - from); i++) {
        float value = sound[from + i];
        if (Float.isFinite(value)) {
          sum += (double) value * value * hann[i] * hann[i];
        }
      }
      energy[t] = sum;
    }
    return energy;
  }
}
