package org.smalti.tools.audio;

import be.tarsos.dsp.util.fft.FloatFFT;
import java.util.Arrays;

/**
 * The normalised autocorrelation of a frame: 1 where the frame shifted by a lag equals itself, −1 where it is its own negative.
 * It is 2 Σ x(j) x(j+lag) / Σ (x(j)² + x(j+lag)²) (McLeod and Wyvill, "A smarter way to find pitch", ICMC 2005), for lags up to
 * half the frame, computed by Fourier transforms. The mean is taken out first. Not for two threads at once.
 */
final class Periodicity {
  private final FloatFFT fft;
  private final float[] work;
  private final float[] values;

  /** @param frame length of the longest frame, in samples */
  Periodicity(int frame) {
    int size = Integer.highestOneBit(2 * Math.max(8, frame + frame / 2) - 1);
    fft = new FloatFFT(size);
    work = new float[size];
    values = new float[frame / 2 + 1];
  }

  /**
   * Measures a frame.
   *
   * @return how many lags are known; 0 if the frame is silent
   */
  int measure(float[] frame, int length) {
    double mean = 0;
    for (int i = 0; i < length; i++) {
      mean += frame[i];
    }
    mean /= length;
    double energy = 0;
    for (int i = 0; i < length; i++) {
      work[i] = (float) (frame[i] - mean);
      energy += work[i] * work[i];
    }
    if (energy / length < 1e-12) {
      return 0;
    }
    normalise(length, energy);
    return Math.min(values.length, length / 2 + 1);
  }

  /** The value at a lag. */
  float at(int lag) {
    return values[lag];
  }

  /** The position of the peak nearest to a lag that is a local maximum, between the samples. */
  double peakLag(int lag) {
    double bend = values[lag - 1] - 2.0 * values[lag] + values[lag + 1];
    return bend >= 0 ? lag : lag + 0.5 * (values[lag - 1] - values[lag + 1]) / bend;
  }

  /** The height of that peak, at most 1. */
  double peakHeight(int lag) {
    double bend = values[lag - 1] - 2.0 * values[lag] + values[lag + 1];
    double slope = values[lag - 1] - values[lag + 1];
    return Math.min(1, bend >= 0 ? values[lag] : values[lag] - slope * slope / (8 * bend));
  }

  private void normalise(int length, double energy) {
    int lags = Math.min(values.length, length / 2 + 1);
    // Σ x(j)² + x(j+lag)² shrinks by the two outermost squares with each lag.
    double both = 2 * energy;
    for (int lag = 0; lag < lags; lag++) {
      values[lag] = (float) both;
      both -=
          (double) work[lag] * work[lag] + (double) work[length - 1 - lag] * work[length - 1 - lag];
    }
    Arrays.fill(work, length, work.length, 0);
    fft.realForward(work);
    work[0] *= work[0];
    work[1] *= work[1];
    for (int i = 2; i < work.length; i += 2) {
      work[i] = work[i] * work[i] + work[i + 1] * work[i + 1];
      work[i + 1] = 0;
    }
    fft.realInverse(work, true);
    for (int lag = 0; lag < lags; lag++) {
      values[lag] = values[lag] <= 1e-9 * energy ? 0 : 2 * work[lag] / values[lag];
    }
  }
}
