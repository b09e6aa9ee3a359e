package org.smalti.compositions.render;

/** Colours in 8-bit YUV of video range: BT.709 for high definition, BT.601 below, as players assume. */
final class Yuv {
  static final int BLACK = 16;
  static final int GREY = 128;
  private static final int HIGH_DEFINITION = 720;

  private final double red;
  private final double blue;

  private Yuv(double red, double blue) {
    this.red = red;
    this.blue = blue;
  }

  /** The colours of pictures of a height. */
  static Yuv of(int height) {
    return height >= HIGH_DEFINITION ? new Yuv(0.2126, 0.0722) : new Yuv(0.299, 0.114);
  }

  /** Y, U and V of 0xRRGGBB. */
  byte[] encode(int rgb) {
    double r = (rgb >> 16 & 0xff) / 255.0;
    double g = (rgb >> 8 & 0xff) / 255.0;
    double b = (rgb & 0xff) / 255.0;
    double y = red * r + (1 - red - blue) * g + blue * b;
    return new byte[] {
      (byte) Math.round(16 + 219 * y),
      (byte) Math.round(128 + 224 * (b - y) / (2 * (1 - blue))),
      (byte) Math.round(128 + 224 * (r - y) / (2 * (1 - red)))
    };
  }

  /** 0xRRGGBB of a whole picture. */
  int[] decode(byte[] yuv, int width, int height) {
    int[] rgb = new int[width * height];
    int luma = width * height;
    for (int y = 0; y < height; y++) {
      int chroma = luma + (y / 2) * (width / 2);
      for (int x = 0; x < width; x++) {
        double l = ((yuv[y * width + x] & 0xff) - 16) / 219.0;
        double u = ((yuv[chroma + x / 2] & 0xff) - 128) / 224.0 * 2 * (1 - blue);
        double v = ((yuv[chroma + luma / 4 + x / 2] & 0xff) - 128) / 224.0 * 2 * (1 - red);
        double r = l + v;
        double b = l + u;
        double g = (l - red * r - blue * b) / (1 - red - blue);
        rgb[y * width + x] = level(r) << 16 | level(g) << 8 | level(b);
      }
    }
    return rgb;
  }

  private static int level(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value * 255)));
  }
}
