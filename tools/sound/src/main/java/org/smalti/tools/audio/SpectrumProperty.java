package org.smalti.tools.audio;

/** A property of the spectrum of one frame. */
@FunctionalInterface
interface SpectrumProperty {
  /**
   * The property of a frame that is not silent; NaN if it has none.
   *
   * @param powers squared magnitudes of the bins, from 0 Hz to below half the sample rate, under a Hann window
   */
  double of(float[] powers);
}
