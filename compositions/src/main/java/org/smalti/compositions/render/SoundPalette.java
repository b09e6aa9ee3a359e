package org.smalti.compositions.render;

/**
 * The colours of a picture of sound: from a dark slate where nothing is heard through the colour of the sample to a
 * warm white. Video luma rises with the level all the way, so that the picture is legible without colours, too.
 */
final class SoundPalette {
  private static final int STEPS = 256;
  private static final int SLATE = 0x141a22;
  private static final int WARM_WHITE = 0xfff4de;
  /** Of the sample's colour in the darkest and the brightest one. */
  private static final double IN_DARK = 0.42;

  private static final double IN_BRIGHT = 0.22;

  private final byte[] luma = new byte[STEPS];
  private final byte[] u = new byte[STEPS];
  private final byte[] v = new byte[STEPS];
  private int colour = -1;

  /** @param sample 0xRRGGBB of the middle of the range */
  void use(int sample) {
    if (sample == colour) {
      return;
    }
    colour = sample;
    int dark = mixed(sample, SLATE, IN_DARK);
    int bright = mixed(sample, WARM_WHITE, IN_BRIGHT);
    for (int i = 0; i < STEPS; i++) {
      double level = 2.0 * i / (STEPS - 1);
      int rgb = level < 1 ? mixed(sample, dark, level) : mixed(bright, sample, level - 1);
      byte[] yuv = Yuv.encode(rgb);
      luma[i] = yuv[0];
      u[i] = yuv[1];
      v[i] = yuv[2];
    }
  }

  /** By the level, 0..1. */
  byte luma(float level) {
    return luma[step(level)];
  }

  byte u(float level) {
    return u[step(level)];
  }

  byte v(float level) {
    return v[step(level)];
  }

  private static int step(float level) {
    return Math.round(level * (STEPS - 1));
  }

  private static int mixed(int one, int other, double share) {
    int rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double value = share * (one >> shift & 0xff) + (1 - share) * (other >> shift & 0xff);
      rgb |= (int) Math.round(value) << shift;
    }
    return rgb;
  }
}
