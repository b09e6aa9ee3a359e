package org.smalti.bench.cuts;

/** Mixes pictures of YUV 4:2:0 in limited range, all of the size of {@link ComposedScene}. */
final class Blend {
  static final int BLACK = 16;
  static final int WHITE = 235;
  private static final int GREY = 128;
  private static final int LUMA = ComposedScene.WIDTH * ComposedScene.HEIGHT;

  private Blend() {}

  /** Moves a picture toward black or white. */
  static void toward(byte[] picture, int luma, double share) {
    int weight = (int) Math.round(256 * Math.max(0, Math.min(1, share)));
    for (int i = 0; i < picture.length; i++) {
      int goal = i < LUMA ? luma : GREY;
      picture[i] = (byte) (((picture[i] & 255) * (256 - weight) + goal * weight + 128) >> 8);
    }
  }

  /** Makes a picture brighter or darker. */
  static void gain(byte[] picture, double gain) {
    for (int i = 0; i < picture.length; i++) {
      double zero = i < LUMA ? BLACK : GREY;
      double value = zero + gain * ((picture[i] & 255) - zero);
      picture[i] = (byte) Math.max(BLACK, Math.min(i < LUMA ? WHITE : 240, Math.round(value)));
    }
  }

  /** Mixes another picture into one. */
  static void mix(byte[] picture, byte[] other, double share) {
    int weight = (int) Math.round(256 * share);
    for (int i = 0; i < picture.length; i++) {
      picture[i] =
          (byte) (((picture[i] & 255) * (256 - weight) + (other[i] & 255) * weight + 128) >> 8);
    }
  }
}
