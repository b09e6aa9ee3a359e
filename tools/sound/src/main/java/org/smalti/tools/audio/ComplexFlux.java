package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * ComplexFlux (Böck and Widmer, "Local group delay based vibrato and tremolo suppression for onset detection", ISMIR
 * 2013): SuperFlux in which the rise of a band is weighted by its local group delay. The energy of a steady tone is
 * centred in the frame, even with tremolo or vibrato; that of a sound that begins is off the centre. The delay of a
 * band is the largest of three frames, and the smallest of its bins and their neighbours.
 */
final class ComplexFlux implements OnsetDetector {
  private static final int FRAMES = 3;

  private final OnsetDetector flux;

  ComplexFlux(int sampleRate, double threshold) {
    flux = new SuperFlux(sampleRate, threshold, new DelayMask());
  }

  @Override
  public void accept(float[] mono, int offset, int length, Onsets onsets) {
    flux.accept(mono, offset, length, onsets);
  }

  @Override
  public void finish(Onsets onsets) {
    flux.finish(onsets);
  }

  @Override
  public int latency() {
    return flux.latency();
  }

  /** Weighs bands by their local group delays. */
  private static final class DelayMask implements SuperFlux.Mask {
    private float[][] recent = new float[0][];
    private float[] largest = new float[0];
    private int next;

    @Override
    public void share(FrameSpectrum frames, FilterBank filters, float[] shares) {
      if (recent.length == 0) {
        recent = new float[FRAMES][frames.bins()];
        largest = new float[frames.bins()];
      }
      frames.delays(recent[next]);
      next = (next + 1) % FRAMES;
      Arrays.fill(largest, 0);
      for (float[] delays : recent) {
        for (int bin = 0; bin < largest.length; bin++) {
          largest[bin] = Math.max(largest[bin], delays[bin]);
        }
      }
      filters.least(largest, shares);
    }
  }
}
