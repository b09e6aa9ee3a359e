package org.smalti.tools.layout.vector;

import java.util.Arrays;
import org.smalti.media.RealTransform;

/** The power spectra of a sound frame by frame, under a Hann window, not normalised. */
final class PowerSpectra {
  private final int window;
  private final int hop;
  private final float[] hann;
  private final RealTransform transform;
  private final float[] frame;
  private final float[] spectrum;

  /** @param window values in a frame, a power of two */
  PowerSpectra(int window, int hop) {
    this.window = window;
    this.hop = hop;
    transform = RealTransform.of(window);
    frame = new float[window];
    spectrum = new float[window + 2];
    hann = hann(window);
  }

  /** The periodic Hann window. */
  static float[] hann(int window) {
    float[] hann = new float[window];
    for (int i = 0; i < window; i++) {
      hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window));
    }
    return hann;
  }

  /**
   * Frame, bin (from 0 to half the window): frames are centred on every {@code hop}-th value, with silence before and
   * after the sound. Values that are no numbers count as 0.
   */
  float[][] of(float[] sound) {
    float[][] power = new float[1 + sound.length / hop][window / 2 + 1];
    for (int t = 0; t < power.length; t++) {
      int from = t * hop - window / 2;
      int first = Math.max(0, -from);
      int last = Math.min(window, sound.length - from);
      Arrays.fill(frame, 0, first, 0);
      for (int i = first; i < last; i++) {
        float value = sound[from + i];
        frame[i] = Float.isFinite(value) ? value * hann[i] : 0;
      }
      Arrays.fill(frame, last, window, 0);
      transform.forward(frame, spectrum);
      for (int bin = 0; bin < power[t].length; bin++) {
        float real = spectrum[2 * bin];
        float imaginary = spectrum[2 * bin + 1];
        power[t][bin] = real * real + imaginary * imaginary;
      }
    }
    return power;
  }
}
