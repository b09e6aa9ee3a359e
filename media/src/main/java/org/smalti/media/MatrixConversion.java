package org.smalti.media;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * Converts 8-bit YUV 4:2:0 of video range from another matrix to that of BT.709, or to red, green and blue. As grey
 * stays grey, luma changes by a sum of its two chroma values, and chroma by itself; in fixed point.
 */
final class MatrixConversion {
  private static final int SHIFT = 16;
  private static final int HALF = 1 << (SHIFT - 1);
  /** Shares of red and blue in the luma of BT.709. */
  private static final double RED = 0.2126;

  private static final double BLUE = 0.0722;

  private final int[] luma = new int[2];
  private final int[] blue = new int[2];
  private final int[] red = new int[2];

  private MatrixConversion(double[] cb, double[] cr) {
    double[][] units = {cb, cr};
    for (int i = 0; i < 2; i++) {
      double r = units[i][0];
      double g = units[i][1];
      double b = units[i][2];
      double y = RED * r + (1 - RED - BLUE) * g + BLUE * b;
      luma[i] = fixed(y * 219 / 224);
      blue[i] = fixed((b - y) / (2 * (1 - BLUE)));
      red[i] = fixed((r - y) / (2 * (1 - RED)));
    }
  }

  private static int fixed(double value) {
    return (int) Math.round(value * (1 << SHIFT));
  }

  /** @param matrix {@code AVCOL_SPC_}; one that is not known counts as BT.709 */
  static MatrixConversion from(int matrix) {
    return switch (matrix) {
      case avutil.AVCOL_SPC_BT470BG, avutil.AVCOL_SPC_SMPTE170M -> weighted(0.299, 0.114);
      case avutil.AVCOL_SPC_FCC -> weighted(0.30, 0.11);
      case avutil.AVCOL_SPC_SMPTE240M -> weighted(0.212, 0.087);
      case avutil.AVCOL_SPC_BT2020_NCL -> weighted(0.2627, 0.0593);
      case avutil.AVCOL_SPC_YCGCO ->
        new MatrixConversion(new double[] {-1, 1, -1}, new double[] {1, 0, -1});
      default -> weighted(RED, BLUE);
    };
  }

  /** What one unit of each chroma adds to red, green and blue, by the shares of red and blue in luma. */
  private static MatrixConversion weighted(double r, double b) {
    double g = 1 - r - b;
    return new MatrixConversion(
        new double[] {0, -2 * b * (1 - b) / g, 2 * (1 - b)},
        new double[] {2 * (1 - r), -2 * r * (1 - r) / g, 0});
  }

  /** Converts a picture in place: a plane of luma and two of chroma, as {@link PixelFormat#YUV420P} has them. */
  void convert(byte[] yuv, int width, int height) {
    int across = (width + 1) / 2;
    int down = (height + 1) / 2;
    int firstBlue = width * height;
    int firstRed = firstBlue + across * down;
    for (int y = 0; y < down; y++) {
      int upper = 2 * y * width;
      boolean two = 2 * y + 1 < height;
      for (int x = 0; x < across; x++) {
        int chroma = y * across + x;
        int u = (yuv[firstBlue + chroma] & 0xff) - 128;
        int v = (yuv[firstRed + chroma] & 0xff) - 128;
        yuv[firstBlue + chroma] = level(128 + ((u * blue[0] + v * blue[1] + HALF) >> SHIFT));
        yuv[firstRed + chroma] = level(128 + ((u * red[0] + v * red[1] + HALF) >> SHIFT));
        int more = u * luma[0] + v * luma[1] + HALF;
        int at = upper + 2 * x;
        boolean second = 2 * x + 1 < width;
        add(yuv, at, more);
        if (second) {
          add(yuv, at + 1, more);
        }
        if (two) {
          add(yuv, at + width, more);
          if (second) {
            add(yuv, at + width + 1, more);
          }
        }
      }
    }
  }

  private static void add(byte[] yuv, int at, int more) {
    yuv[at] = level((yuv[at] & 0xff) + (more >> SHIFT));
  }

  private static byte level(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
