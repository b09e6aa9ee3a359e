package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * The peaks of a power spectrum: the sines of which a tone consists. Their frequencies are interpolated by a parabola
 * through the logarithms of three bins. Not for two threads at once.
 */
final class SpectralPeaks {
  private static final int MOST = 128;
  private static final double LOWEST_HZ = 24;
  /** The power of the lowest peak, relative to the highest: −40 dB. */
  private static final double FLOOR = 1e-4;

  /** Bins from which the noise between the peaks is estimated, and how far above it a peak must be: 13 dB. */
  private static final int BLOCK = 64;

  private static final float ABOVE_NOISE = 20;
  /** Share of the bins that are taken for noise. */
  private static final int QUIETEST = BLOCK / 4;

  /** Upper bounds of the side lobes of a Hann window, by their distance in units of the resolution. */
  private static final double[] SIDE_LOBES = {0, 0.2, 0.2, 0.11, 0.07, 0.05, 0.04};

  private static final int NEIGHBOURS = 6;

  /** Powers by exponent and highest bit of the mantissa, in steps of 1.5 dB. */
  private final int[] histogram = new int[1 << 10];

  private final double binWidth;
  private final double[] hz = new double[MOST];
  private final double[] weights = new double[MOST];
  private final int[] places = new int[MOST];
  private int count;
  private double sum;

  /** @param binWidth Hz from one bin to the next */
  SpectralPeaks(double binWidth) {
    this.binWidth = binWidth;
  }

  double binWidth() {
    return binWidth;
  }

  int count() {
    return count;
  }

  /** Hz, rising. */
  double hz(int index) {
    return hz[index];
  }

  /** 0..1: the fourth root of the power of the peak, relative to the highest: about how loud it sounds. */
  double weight(int index) {
    return weights[index];
  }

  /** The sum of the weights. */
  double sum() {
    return sum;
  }

  /**
   * Finds the peaks of a spectrum of {@code bins} values.
   *
   * @param resolution Hz: one by the length of the frame
   */
  void find(float[] powers, int bins, double resolution) {
    count = 0;
    int first = Math.max(1, (int) Math.ceil(LOWEST_HZ / binWidth));
    float highest = 0;
    for (int bin = first; bin < bins - 1; bin++) {
      highest = Math.max(highest, powers[bin]);
    }
    for (int block = first; block < bins - 1; block += BLOCK) {
      int end = Math.min(bins - 1, block + BLOCK);
      int from = Math.max(0, end - BLOCK);
      float floor = (float) Math.max(highest * FLOOR, ABOVE_NOISE * noise(powers, from, end));
      for (int bin = block; bin < end && count < MOST; bin++) {
        float power = powers[bin];
        if (power > floor && power > powers[bin - 1] && power >= powers[bin + 1]) {
          add(bin, powers, highest);
        }
      }
    }
    dropSideLobes(resolution);
  }

  /** The transform of the window has side lobes beside every peak. */
  private void dropSideLobes(double resolution) {
    int kept = 0;
    sum = 0;
    for (int peak = 0; peak < count; peak++) {
      if (!isSideLobe(peak, resolution)) {
        places[kept++] = peak;
        sum += weights[peak];
      }
    }
    count = kept;
    for (int i = 0; i < kept; i++) {
      hz[i] = hz[places[i]];
      weights[i] = weights[places[i]];
    }
  }

  private boolean isSideLobe(int peak, double resolution) {
    for (int other = Math.max(0, peak - NEIGHBOURS);
        other <= Math.min(count - 1, peak + NEIGHBOURS);
        other++) {
      double lobe = Math.abs(hz[peak] - hz[other]) / resolution;
      if (lobe > 0
          && lobe < SIDE_LOBES.length
          && weights[peak] < weights[other] * SIDE_LOBES[(int) lobe]) {
        return true;
      }
    }
    return false;
  }

  /** A quarter of the bins have less power than this. */
  private float noise(float[] powers, int from, int to) {
    Arrays.fill(histogram, 0);
    for (int bin = from; bin < to; bin++) {
      histogram[Float.floatToRawIntBits(powers[bin]) >>> 22]++;
    }
    int level = 0;
    for (int below = histogram[0]; below < QUIETEST; below += histogram[level]) {
      level++;
    }
    return Float.intBitsToFloat(level << 22);
  }

  private void add(int bin, float[] powers, float highest) {
    double left = Math.log(powers[bin - 1] + 1e-30);
    double middle = Math.log(powers[bin] + 1e-30);
    double right = Math.log(powers[bin + 1] + 1e-30);
    double bend = left - 2 * middle + right;
    double shift = bend < 0 ? 0.5 * (left - right) / bend : 0;
    hz[count] = (bin + shift) * binWidth;
    weights[count] = Math.sqrt(Math.sqrt(powers[bin] / highest));
    count++;
  }
}
