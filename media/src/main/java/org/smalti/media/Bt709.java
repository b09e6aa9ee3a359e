package org.smalti.media;

import java.util.Arrays;

/** Converts between pictures of full-range red, green and blue and 8-bit YUV 4:2:0 of BT.709 and video range. */
final class Bt709 {
  private static final int SHIFT = 16;
  private static final int HALF = 1 << (SHIFT - 1);
  private static final double RED = 0.2126;
  private static final double BLUE = 0.0722;
  private static final double GREEN = 1 - RED - BLUE;

  private static final int[] LUMA = shares(219, RED, GREEN, BLUE);
  private static final int[] CB = shares(112 / (1 - BLUE), -RED, -GREEN, 1 - BLUE);
  private static final int[] CR = shares(112 / (1 - RED), 1 - RED, -GREEN, -BLUE);
  /** Full-range brightness of each luma. */
  private static final byte[] BRIGHTNESS = new byte[256];

  static {
    for (int y = 0; y < 256; y++) {
      BRIGHTNESS[y] = (byte) level((int) Math.round((y - 16) * 255 / 219.0));
    }
  }

  private Bt709() {}

  private static int[] shares(double scale, double r, double g, double b) {
    double unit = scale / 255 * (1 << SHIFT);
    return new int[] {
      (int) Math.round(r * unit), (int) Math.round(g * unit), (int) Math.round(b * unit)
    };
  }

  /** Chroma is the mean of four pixels. */
  static void toYuv(byte[] rgb, int width, int height, byte[] yuv) {
    for (int i = 0, at = 0; i < width * height; i++, at += 3) {
      int sum = LUMA[0] * (rgb[at] & 0xff)
          + LUMA[1] * (rgb[at + 1] & 0xff)
          + LUMA[2] * (rgb[at + 2] & 0xff);
      yuv[i] = (byte) (16 + ((sum + HALF) >> SHIFT));
    }
    int across = (width + 1) / 2;
    int down = (height + 1) / 2;
    int cb = width * height;
    for (int y = 0; y < down; y++) {
      int upper = 2 * y * width;
      int lower = Math.min(2 * y + 1, height - 1) * width;
      for (int x = 0; x < across; x++, cb++) {
        int left = 2 * x;
        int right = Math.min(left + 1, width - 1);
        int r = 0;
        int g = 0;
        int b = 0;
        for (int i = 0; i < 4; i++) {
          int at = 3 * ((i < 2 ? upper : lower) + ((i & 1) == 0 ? left : right));
          r += rgb[at] & 0xff;
          g += rgb[at + 1] & 0xff;
          b += rgb[at + 2] & 0xff;
        }
        yuv[cb] = chroma(CB, r, g, b);
        yuv[cb + across * down] = chroma(CR, r, g, b);
      }
    }
  }

  /** Of four times the values. */
  private static byte chroma(int[] shares, int r, int g, int b) {
    int sum = shares[0] * r + shares[1] * g + shares[2] * b;
    return (byte) (128 + ((sum + 2 * (1 << SHIFT)) >> (SHIFT + 2)));
  }

  /** Full-range grey of a plane of luma. */
  static void lumaToGrey(byte[] luma, int pixels, byte[] grey) {
    for (int i = 0; i < pixels; i++) {
      grey[i] = BRIGHTNESS[luma[i] & 0xff];
    }
  }

  static void greyToRgb(byte[] grey, int pixels, byte[] rgb) {
    for (int i = 0, at = 0; i < pixels; i++) {
      rgb[at++] = grey[i];
      rgb[at++] = grey[i];
      rgb[at++] = grey[i];
    }
  }

  static void greyToYuv(byte[] grey, int pixels, byte[] yuv) {
    for (int i = 0; i < pixels; i++) {
      yuv[i] = (byte) (16 + ((grey[i] & 0xff) * 219 + 127) / 255);
    }
    Arrays.fill(yuv, pixels, yuv.length, (byte) 128);
  }

  static void toGrey(byte[] rgb, int pixels, byte[] grey) {
    for (int i = 0, at = 0; i < pixels; i++, at += 3) {
      float r = (float) RED * (rgb[at] & 0xff);
      float g = (float) GREEN * (rgb[at + 1] & 0xff);
      float b = (float) BLUE * (rgb[at + 2] & 0xff);
      grey[i] = (byte) Math.round(r + g + b);
    }
  }

  static void toRgb(byte[] yuv, int width, int height, byte[] rgb) {
    int across = (width + 1) / 2;
    int firstCb = width * height;
    int firstCr = firstCb + across * ((height + 1) / 2);
    double unit = 255 / 224.0;
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 3) {
        int chroma = y / 2 * across + x / 2;
        double luma = ((yuv[y * width + x] & 0xff) - 16) * 255 / 219.0;
        double cb = ((yuv[firstCb + chroma] & 0xff) - 128) * unit;
        double cr = ((yuv[firstCr + chroma] & 0xff) - 128) * unit;
        double r = luma + 2 * (1 - RED) * cr;
        double b = luma + 2 * (1 - BLUE) * cb;
        double g = luma - 2 * BLUE * (1 - BLUE) / GREEN * cb - 2 * RED * (1 - RED) / GREEN * cr;
        rgb[at] = (byte) level((int) Math.round(r));
        rgb[at + 1] = (byte) level((int) Math.round(g));
        rgb[at + 2] = (byte) level((int) Math.round(b));
      }
    }
  }

  private static int level(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
