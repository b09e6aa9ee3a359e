package org.smalti.tools.audio;

import java.util.Arrays;
import org.smalti.media.RealTransform;

/**
 * The normalised autocorrelation of a frame: 1 where the frame shifted by a lag equals itself, −1 where it is its own
 * negative. It is 2 Σ x(j) x(j+lag) / Σ (x(j)² + x(j+lag)²) (McLeod and Wyvill, "A smarter way to find pitch", ICMC
 * 2005), for lags up to half the frame, computed by Fourier transforms. The mean is taken out first. The power spectrum
 * of the frame under a Hann window is a by-product of the same transform. Not for two threads at once.
 */
final class Autocorrelation {
  private final RealTransform transform;
  /** Twice the longest frame. */
  private final float[] work;
  /** Real and imaginary part of each bin. */
  private final float[] spectrum;

  private final float[] values;
  private final float[] powers;
  private final float[] centred;

  /** @param frame length of the longest frame, in samples, a power of two */
  Autocorrelation(int frame) {
    transform = RealTransform.of(2 * frame);
    work = new float[2 * frame];
    spectrum = new float[2 * frame + 2];
    values = new float[frame / 2 + 1];
    powers = new float[frame];
    centred = new float[frame];
  }

  /** The bins of {@link #powers}; one is {@code sampleRate / (2 · bins)} wide. */
  int bins() {
    return powers.length;
  }

  /** The power spectrum of the frame under a Hann window, zero-padded to twice the longest frame. */
  float[] powers() {
    return powers;
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
      float x = (float) (frame[i] - mean);
      centred[i] = x;
      energy += x * x;
    }
    if (energy / length < 1e-12) {
      return 0;
    }
    int lags = Math.min(values.length, length / 2 + 1);
    denominators(length, lags, energy);
    if (length < centred.length) {
      windowed(length);
    }
    transform(length);
    if (length == centred.length) {
      windowedByTheTransform();
    }
    correlate(lags, energy);
    return lags;
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

  /** Σ x(j)² + x(j+lag)² shrinks by the two outermost squares with each lag. */
  private void denominators(int length, int lags, double energy) {
    double both = 2 * energy;
    for (int lag = 0; lag < lags; lag++) {
      values[lag] = (float) both;
      double first = centred[lag];
      double last = centred[length - 1 - lag];
      both -= first * first + last * last;
    }
  }

  private void transform(int length) {
    System.arraycopy(centred, 0, work, 0, length);
    Arrays.fill(work, length, work.length, 0);
    transform.forward(work, spectrum);
  }

  /** A short frame has a window of its own length and needs a transform for it. */
  private void windowed(int length) {
    for (int i = 0; i < length; i++) {
      work[i] = (float) (centred[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length)));
    }
    Arrays.fill(work, length, work.length, 0);
    transform.forward(work, spectrum);
    for (int bin = 0; bin < powers.length; bin++) {
      float re = spectrum[2 * bin];
      float im = spectrum[2 * bin + 1];
      powers[bin] = re * re + im * im;
    }
  }

  /** A Hann window over half the transform is a sum of each bin and those two to its left and right. */
  private void windowedByTheTransform() {
    powers[0] = 0;
    powers[1] = 0;
    powers[2] = 0;
    for (int bin = 3; bin < powers.length - 2; bin++) {
      int i = 2 * bin;
      float re = 0.5f * spectrum[i] - 0.25f * (spectrum[i - 4] + spectrum[i + 4]);
      float im = 0.5f * spectrum[i + 1] - 0.25f * (spectrum[i - 3] + spectrum[i + 5]);
      powers[bin] = re * re + im * im;
    }
    powers[powers.length - 2] = 0;
    powers[powers.length - 1] = 0;
  }

  private void correlate(int lags, double energy) {
    for (int i = 0; i < spectrum.length; i += 2) {
      spectrum[i] = spectrum[i] * spectrum[i] + spectrum[i + 1] * spectrum[i + 1];
      spectrum[i + 1] = 0;
    }
    transform.inverse(spectrum, work);
    float twice = 2f / work.length;
    for (int lag = 0; lag < lags; lag++) {
      values[lag] = values[lag] <= 1e-9 * energy ? 0 : twice * work[lag] / values[lag];
    }
  }
}
