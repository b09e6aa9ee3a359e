package org.smalti.tools.audio;

import be.tarsos.dsp.util.fft.FloatFFT;
import java.util.Arrays;

/** The magnitude spectrum of frames of one size: Hann window, zero-padded to a power of two. Not for two threads at once. */
final class FrameSpectrum {
  private final FloatFFT fft;
  private final float[] window;
  private final float[] work;

  /**
   * @param length of a frame
   * @param size of the transform, a power of two of at least {@code length}
   */
  FrameSpectrum(int length, int size) {
    fft = new FloatFFT(size);
    window = hann(length);
    work = new float[size];
  }

  /** A periodic Hann window. */
  static float[] hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
    }
    return window;
  }

  /** {@code size / 2} bins, from 0 Hz to below half the sample rate. */
  int bins() {
    return work.length / 2;
  }

  /** The sum of the window: the magnitude of a constant 1. */
  double gain() {
    return window.length / 2.0;
  }

  /** Squared magnitudes of the frame that begins at {@code offset}. */
  void powers(float[] sound, int offset, float[] powers) {
    for (int i = 0; i < window.length; i++) {
      work[i] = sound[offset + i] * window[i];
    }
    Arrays.fill(work, window.length, work.length, 0);
    fft.realForward(work);
    powers[0] = work[0] * work[0];
    for (int bin = 1; bin < work.length / 2; bin++) {
      float re = work[2 * bin];
      float im = work[2 * bin + 1];
      powers[bin] = re * re + im * im;
    }
  }
}
