package org.smalti.tools.audio;

import java.util.stream.IntStream;

/**
 * Triangular filters with equal musical spacing: 24 per octave, aligned to A4 = 440 Hz, each reaching from its lower to
 * its upper neighbour, height 1. Where two centres fall on one bin of the spectrum, one filter serves both.
 */
final class FilterBank {
  private static final int PER_OCTAVE = 24;
  private static final double LOWEST = 30;
  private static final double HIGHEST = 17_000;

  private final int[] first;
  private final float[][] weights;

  /** For spectra of {@code bins} bins that are {@code binWidth} Hz apart. */
  FilterBank(int bins, double binWidth) {
    int[] centres = centres(bins, binWidth);
    int bands = Math.max(0, centres.length - 2);
    first = new int[bands];
    weights = new float[bands][];
    for (int band = 0; band < bands; band++) {
      first[band] = centres[band];
      weights[band] = triangle(centres[band], centres[band + 1], centres[band + 2]);
    }
  }

  int bands() {
    return first.length;
  }

  /** The weighted sum of magnitudes under each filter. */
  void apply(float[] magnitudes, float[] bands) {
    for (int band = 0; band < first.length; band++) {
      float[] weight = weights[band];
      int at = first[band];
      // Four sums, so that no addition has to wait for the one before.
      float sum = 0;
      float second = 0;
      float third = 0;
      float fourth = 0;
      int i = 0;
      for (; i + 4 <= weight.length; i += 4) {
        sum += weight[i] * magnitudes[at + i];
        second += weight[i + 1] * magnitudes[at + i + 1];
        third += weight[i + 2] * magnitudes[at + i + 2];
        fourth += weight[i + 3] * magnitudes[at + i + 3];
      }
      for (; i < weight.length; i++) {
        sum += weight[i] * magnitudes[at + i];
      }
      bands[band] = sum + second + (third + fourth);
    }
  }

  /** The smallest of the values under each filter and next to it. */
  void least(float[] values, float[] bands) {
    for (int band = 0; band < first.length; band++) {
      int from = Math.max(0, first[band] - 1);
      int to = Math.min(values.length, first[band] + weights[band].length + 2);
      float least = values[from];
      for (int i = from + 1; i < to; i++) {
        least = Math.min(least, values[i]);
      }
      bands[band] = least;
    }
  }

  private static int[] centres(int bins, double binWidth) {
    int lowest = (int) Math.ceil(PER_OCTAVE * log2(LOWEST / 440));
    int highest = (int) Math.floor(PER_OCTAVE * log2(HIGHEST / 440));
    return IntStream.rangeClosed(lowest, highest)
        .map(step -> (int) Math.round(440 * Math.pow(2, step / (double) PER_OCTAVE) / binWidth))
        .filter(bin -> bin < bins)
        .distinct()
        .toArray();
  }

  private static float[] triangle(int start, int middle, int stop) {
    float[] weight = new float[stop - start];
    for (int bin = start; bin < stop; bin++) {
      weight[bin - start] = bin < middle
          ? (bin - start) / (float) (middle - start)
          : (stop - bin) / (float) (stop - middle);
    }
    return weight;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
