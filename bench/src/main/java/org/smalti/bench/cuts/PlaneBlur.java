package org.smalti.bench.cuts;

/** Blurs the luma of a picture by the mean of a square. */
final class PlaneBlur {
  private PlaneBlur() {}

  static void blur(byte[] picture, int width, int height, int radius) {
    int[] line = new int[Math.max(width, height)];
    for (int y = 0; y < height; y++) {
      line(picture, y * width, 1, width, radius, line);
    }
    for (int x = 0; x < width; x++) {
      line(picture, x, width, height, radius, line);
    }
  }

  private static void line(
      byte[] picture, int from, int step, int count, int radius, int[] values) {
    for (int i = 0; i < count; i++) {
      values[i] = picture[from + i * step] & 255;
    }
    int sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += values[Math.max(0, Math.min(count - 1, i))];
    }
    for (int i = 0; i < count; i++) {
      picture[from + i * step] = (byte) (sum / (2 * radius + 1));
      sum += values[Math.min(count - 1, i + radius + 1)] - values[Math.max(0, i - radius)];
    }
  }
}
