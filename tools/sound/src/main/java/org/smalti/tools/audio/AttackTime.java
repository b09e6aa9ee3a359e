package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * Measures the attack time of samples: from their start to the maximum of their envelope (Peeters, CUIDADO, 2004, takes
 * the logarithm of such a time). The envelope is the RMS about the sample's mean, under a Hann window of 10 ms that
 * moves in steps of about 0.25 ms; over the ends of the sample its mirror image goes on. Of a steady tone all places
 * are maxima but for rounding, so the first place is taken whose envelope is within 1 % of the maximum.
 */
final class AttackTime implements SoundMeter {
  private static final double STEPS_PER_SECOND = 4000;
  /** The length of the window in steps. */
  private static final int WINDOW = 40;

  private static final double NEAR_MAXIMUM = 0.99;
  /** The mean power at or below which there is no maximum: −90 dBFS. */
  private static final double SILENCE = 1e-9;

  private final int sampleRate;
  /** Weights of the steps in the window, of sum 1. */
  private final double[] weights = weights();

  /** Power of each step about the mean. */
  private double[] steps = new double[4096];
  /** The same under the window. */
  private double[] smooth = new double[4096];

  private double milliseconds;

  AttackTime(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  private static double[] weights() {
    double[] weights = new double[WINDOW - 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (1 - Math.cos(2 * Math.PI * (i + 1) / WINDOW)) / WINDOW;
    }
    return weights;
  }

  /** −1 for silence. */
  double milliseconds() {
    return milliseconds;
  }

  @Override
  public void measure(SoundBuffer sound, long start, int length) {
    int count =
        (int) Math.max(1, Math.min(length, Math.round(STEPS_PER_SECOND * length / sampleRate)));
    if (steps.length < count) {
      steps = new double[count];
      smooth = new double[count];
    }
    double mean = sound.mean(start, length);
    for (int i = 0; i < count; i++) {
      int from = edge(i, length, count);
      steps[i] = sound.power(start + from, edge(i + 1, length, count) - from, mean);
    }
    double highest = smooth(count);
    milliseconds =
        highest <= SILENCE ? -1 : 1000.0 * edge(first(highest), length, count) / sampleRate;
  }

  /** Where a step begins, in frames from the start of the sample. All steps are of the same length but for rounding. */
  private static int edge(int step, int length, int count) {
    return (int) ((long) step * length / count);
  }

  /** Smooths the power of the steps. Gives its maximum. */
  private double smooth(int count) {
    Arrays.fill(smooth, 0, count, 0);
    double highest = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < weights.length; j++) {
        int step = SampleFrame.mirrored(i + j - weights.length / 2, count);
        smooth[i] += weights[j] * steps[step];
      }
      highest = Math.max(highest, smooth[i]);
    }
    return highest;
  }

  private int first(double highest) {
    double enough = NEAR_MAXIMUM * NEAR_MAXIMUM * highest;
    int step = 0;
    while (smooth[step] < enough) {
      step++;
    }
    return step;
  }
}
