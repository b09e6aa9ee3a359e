package org.smalti.compositions.render;

/** Colours in 8-bit YUV of BT.709 and video range: what films are decoded to and encoded from. */
final class Yuv {
  static final int BLACK = 16;
  static final int GREY = 128;
  private static final double RED = 0.2126;
  private static final double BLUE = 0.0722;
  private static final double GREEN = 1 - RED - BLUE;

  private Yuv() {}

  /** Y, U and V of 0xRRGGBB. */
  static byte[] encode(int rgb) {
    double r = (rgb >> 16 & 0xff) / 255.0;
    double g = (rgb >> 8 & 0xff) / 255.0;
    double b = (rgb & 0xff) / 255.0;
    double y = RED * r + GREEN * g + BLUE * b;
    return new byte[] {
      (byte) Math.round(16 + 219 * y),
      (byte) Math.round(128 + 224 * (b - y) / (2 * (1 - BLUE))),
      (byte) Math.round(128 + 224 * (r - y) / (2 * (1 - RED)))
    };
  }

  /** 0xRRGGBB of a whole picture. */
  static int[] decode(byte[] yuv, int width, int height) {
    int[] rgb = new int[width * height];
    int luma = width * height;
    for (int y = 0; y < height; y++) {
      int chroma = luma + (y / 2) * (width / 2);
      for (int x = 0; x < width; x++) {
        double l = ((yuv[y * width + x] & 0xff) - 16) / 219.0;
        double u = ((yuv[chroma + x / 2] & 0xff) - 128) / 224.0 * 2 * (1 - BLUE);
        double v = ((yuv[chroma + luma / 4 + x / 2] & 0xff) - 128) / 224.0 * 2 * (1 - RED);
        double r = l + v;
        double b = l + u;
        double g = (l - RED * r - BLUE * b) / GREEN;
        rgb[y * width + x] = level(r) << 16 | level(g) << 8 | level(b);
      }
    }
    return rgb;
  }

  private static int level(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value * 255)));
  }
}
