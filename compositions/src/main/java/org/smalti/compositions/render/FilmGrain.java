package org.smalti.compositions.render;

import java.util.SplittableRandom;

/** Grain of film: noise in the light of a picture, another one in each frame. Safe for use by many threads. */
final class FilmGrain {
  /** Prime, so that rows do not repeat each other. */
  private static final int LENGTH = 65_521;
  /** Steps of 8-bit luma at the full strength: the deviation of the noise. */
  private static final double DEVIATION = 18;

  private static final int DARKEST = 16;
  private static final int BRIGHTEST = 235;

  private final long seed;
  private final byte[] noise;

  /** @param strength 0 none, 1 heavy */
  FilmGrain(double strength, long seed) {
    this.seed = seed;
    noise = new byte[strength > 0 ? LENGTH : 0];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < noise.length; i++) {
      double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
      noise[i] = (byte) Math.round(2 * sum * DEVIATION * strength);
    }
  }

  /** Adds the grain of a frame. */
  void add(long frame, byte[] picture, int width, int height) {
    if (noise.length == 0) {
      return;
    }
    SplittableRandom random = new SplittableRandom(seed * 31 + frame);
    for (int y = 0; y < height; y++) {
      int at = random.nextInt(LENGTH);
      for (int x = y * width; x < (y + 1) * width; x++) {
        int value = (picture[x] & 0xff) + noise[at];
        picture[x] = (byte) Math.max(DARKEST, Math.min(BRIGHTEST, value));
        at = at + 1 == LENGTH ? 0 : at + 1;
      }
    }
  }
}
