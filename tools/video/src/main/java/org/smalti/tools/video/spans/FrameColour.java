package org.smalti.tools.video.spans;

/**
 * The measures of a picture that jump at a cut: its colour as one number, the mean of its mean hue, saturation and
 * value, each 0..255; and the mean red, green and blue of its {@value #ACROSS} by {@value #DOWN} blocks.
 */
final class FrameColour {
  private static final int ACROSS = 8;
  private static final int DOWN = 6;

  private final double mean;
  private final float[] blocks;

  private FrameColour(double mean, float[] blocks) {
    this.mean = mean;
    this.blocks = blocks;
  }

  /**
   * Measures a picture of at least {@value #ACROSS} by {@value #DOWN} pixels.
   *
   * @param rgb packed, three bytes for a pixel
   */
  static FrameColour of(byte[] rgb, int width, int height) {
    long sum = 0;
    int[] sums = new int[3 * ACROSS * DOWN];
    int at = 0;
    for (int y = 0; y < height; y++) {
      int row = y * DOWN / height * ACROSS;
      for (int x = 0; x < width; x++, at += 3) {
        int r = rgb[at] & 255;
        int g = rgb[at + 1] & 255;
        int b = rgb[at + 2] & 255;
        int block = 3 * (row + x * ACROSS / width);
        sums[block] += r;
        sums[block + 1] += g;
        sums[block + 2] += b;
        sum += hsv(r, g, b);
      }
    }
    float[] blocks = new float[sums.length];
    float pixels = (float) width * height / (ACROSS * DOWN);
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = sums[i] / pixels;
    }
    return new FrameColour(sum / (3.0 * width * height), blocks);
  }

  /** 0..255. */
  double mean() {
    return mean;
  }

  /** By how much the blocks differ from those of another picture, in the mean of all blocks and colours, 0..255. */
  double distance(FrameColour other) {
    double sum = 0;
    for (int i = 0; i < blocks.length; i++) {
      sum += Math.abs(blocks[i] - other.blocks[i]);
    }
    return sum / blocks.length;
  }

  /** Hue, saturation and value of a pixel added up. */
  private static int hsv(int r, int g, int b) {
    int value = Math.max(r, Math.max(g, b));
    int chroma = value - Math.min(r, Math.min(g, b));
    if (chroma == 0) {
      return value;
    }
    int sixth;
    int part;
    if (value == r) {
      sixth = g >= b ? 0 : 6;
      part = g - b;
    } else if (value == g) {
      sixth = 2;
      part = b - r;
    } else {
      sixth = 4;
      part = r - g;
    }
    int hue = (255 * (sixth * chroma + part)) / (6 * chroma);
    return hue + 255 * chroma / value + value;
  }
}
