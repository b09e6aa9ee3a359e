package org.smalti.tools.audio;

import org.smalti.media.RealTransform;

/**
 * The magnitude spectrum of frames of one size: Hann window, zero-padded to a power of two. Not for two threads at
 * once.
 */
final class FrameSpectrum {
  private final RealTransform transform;
  private final float[] window;
  /** A frame under the window; behind the window it stays 0. */
  private final float[] frame;
  /** Real and imaginary part of each bin. */
  private final float[] spectrum;

  /**
   * @param length of a frame
   * @param size of the transform, a power of two of at least {@code length}
   */
  FrameSpectrum(int length, int size) {
    transform = RealTransform.of(size);
    window = hann(length);
    frame = new float[size];
    spectrum = new float[size + 2];
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
    return frame.length / 2;
  }

  /** The sum of the window: the magnitude of a constant 1. */
  double gain() {
    return window.length / 2.0;
  }

  /** Squared magnitudes of the frame that begins at {@code offset}. */
  void powers(float[] sound, int offset, float[] powers) {
    for (int i = 0; i < window.length; i++) {
      frame[i] = sound[offset + i] * window[i];
    }
    transform.forward(frame, spectrum);
    for (int bin = 0; bin < bins(); bin++) {
      float re = spectrum[2 * bin];
      float im = spectrum[2 * bin + 1];
      powers[bin] = re * re + im * im;
    }
  }

  /**
   * The local group delay of each bin of the last frame: how far from the middle of the frame its energy is centred. 0:
   * in the middle, as for a steady tone; 1: half a transform away. It is the difference of the phases of neighbouring
   * bins.
   */
  void delays(float[] delays) {
    double turn = Math.PI * window.length / frame.length;
    float cos = (float) Math.cos(turn);
    float sin = (float) Math.sin(turn);
    int last = delays.length - 1;
    for (int bin = 1; bin < last; bin++) {
      float re = spectrum[2 * bin];
      float im = spectrum[2 * bin + 1];
      float nextRe = spectrum[2 * bin + 2];
      float nextIm = spectrum[2 * bin + 3];
      float productRe = nextRe * re + nextIm * im;
      float productIm = nextIm * re - nextRe * im;
      double phase =
          Math.atan2(productRe * sin + productIm * cos, productRe * cos - productIm * sin);
      delays[bin] = (float) Math.abs(phase / Math.PI);
    }
    delays[0] = delays[1];
    delays[last] = delays[last - 1];
  }
}
