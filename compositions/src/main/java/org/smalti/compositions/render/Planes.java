package org.smalti.compositions.render;

/** Arithmetic on 8-bit planes. */
final class Planes {
  private Planes() {}

  /** Bytes of a YUV 4:2:0 picture of even width and height. */
  static int bytes(int width, int height) {
    return width * height * 3 / 2;
  }

  /** The even number that is at least this large, and at least 2. */
  static int even(double size) {
    int rounded = (int) Math.ceil(size - 1e-6);
    return Math.max(2, rounded + (rounded & 1));
  }

  /**
   * A part of a YUV picture at another size, by the mean over the area of each pixel.
   *
   * @param part even
   */
  static void resample(
      byte[] from,
      int width,
      int height,
      Region part,
      byte[] to,
      int at,
      int newWidth,
      int newHeight) {
    plane(from, 0, width, part, to, at, newWidth, newHeight);
    Region half = new Region(part.x / 2, part.y / 2, part.width / 2, part.height / 2);
    int luma = width * height;
    int newLuma = newWidth * newHeight;
    plane(from, luma, width / 2, half, to, at + newLuma, newWidth / 2, newHeight / 2);
    plane(
        from,
        luma + luma / 4,
        width / 2,
        half,
        to,
        at + newLuma + newLuma / 4,
        newWidth / 2,
        newHeight / 2);
  }

  /** A rectangle of pixels. */
  record Region(int x, int y, int width, int height) {}

  private static void plane(
      byte[] from, int base, int stride, Region part, byte[] to, int at, int width, int height) {
    if (part.width == width && part.height == height) {
      for (int y = 0; y < height; y++) {
        System.arraycopy(from, base + (part.y + y) * stride + part.x, to, at + y * width, width);
      }
      return;
    }
    Axis across = new Axis(part.width, width);
    Axis down = new Axis(part.height, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int j = 0; j < down.count[y]; j++) {
          int row = base + (part.y + down.first[y] + j) * stride + part.x + across.first[x];
          float inRow = 0;
          for (int i = 0; i < across.count[x]; i++) {
            inRow += (from[row + i] & 0xff) * across.weights[x][i];
          }
          sum += inRow * down.weights[y][j];
        }
        to[at + y * width + x] = (byte) Math.min(255, (int) (sum + 0.5f));
      }
    }
  }

  /** Which old pixels each new one covers, and how much of it they are. */
  private static final class Axis {
    final int[] first;
    final int[] count;
    final float[][] weights;

    Axis(int old, int size) {
      first = new int[size];
      count = new int[size];
      weights = new float[size][];
      double step = (double) old / size;
      for (int i = 0; i < size; i++) {
        double from = i * step;
        double to = Math.min(old, from + step);
        first[i] = Math.min(old - 1, (int) from);
        int last = Math.max(first[i], (int) Math.ceil(to - 1e-9) - 1);
        count[i] = last - first[i] + 1;
        weights[i] = new float[count[i]];
        for (int j = 0; j < count[i]; j++) {
          int pixel = first[i] + j;
          double covered = Math.min(to, pixel + 1.0) - Math.max(from, pixel);
          weights[i][j] = (float) (covered / (to - from));
        }
      }
    }
  }
}
