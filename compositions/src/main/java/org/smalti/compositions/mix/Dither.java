package org.smalti.compositions.mix;

import java.util.SplittableRandom;

/**
 * Brings sound to 16 bits: noise of triangular distribution, one step to either side, is added before rounding, so that
 * the error of rounding is noise that does not depend on the sound. Digital silence stays silent. The same frames give
 * the same bits.
 */
final class Dither {
  private static final float STEPS = 32_768;

  private final SplittableRandom random = new SplittableRandom(16);

  /** Rounds interleaved frames in place. */
  void process(float[] stereo, int frames) {
    for (int i = 0; i < 2 * frames; i++) {
      float value = stereo[i];
      if (value != 0) {
        int bits = random.nextInt();
        float noise = ((bits & 0xffff) - (bits >>> 16)) / 65_536f;
        float step = Math.round(value * STEPS + noise);
        stereo[i] = Math.max(-STEPS, Math.min(STEPS - 1, step)) / STEPS;
      }
    }
  }
}
