package org.smalti.tools.video.cuts;

import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;

/**
 * The last small pictures of a film, with what is measured of each. Pictures are numbered from 0 as they come; the
 * oldest ones are forgotten.
 */
final class PictureHistory {
  static final int WIDTH = 64;
  static final int HEIGHT = 36;
  static final int LUMA = WIDTH * HEIGHT;
  /** Values of one plane of chroma. */
  static final int CHROMA = LUMA / 4;
  /** The size and format of the pictures. */
  static final VideoSpec SPEC = new VideoSpec(WIDTH, HEIGHT, PixelFormat.YUV420P);

  /** Values of a picture in a quarter of the resolution. */
  static final int COARSE = (LUMA + 2 * CHROMA) / 4;

  private static final int BYTES = LUMA + 2 * CHROMA;

  private final int capacity;
  private final byte[] pixels;
  private final byte[] coarse;
  private final double[] from;
  private final float[] mean;
  private final float[] deviation;
  private final float[] detail;
  private int count;

  /** @param capacity how many pictures are kept */
  PictureHistory(int capacity) {
    this.capacity = capacity;
    pixels = new byte[capacity * BYTES];
    coarse = new byte[capacity * COARSE];
    from = new double[capacity];
    mean = new float[capacity];
    deviation = new float[capacity];
    detail = new float[capacity];
  }

  /** Takes the next picture, shown from a time in s. */
  void add(byte[] picture, double time) {
    int slot = count % capacity;
    System.arraycopy(picture, 0, pixels, slot * BYTES, BYTES);
    from[slot] = time;
    measure(slot);
    int at = slot * BYTES;
    int to = slot * COARSE;
    to = halve(at, WIDTH, HEIGHT, to);
    to = halve(at + LUMA, WIDTH / 2, HEIGHT / 2, to);
    halve(at + LUMA + CHROMA, WIDTH / 2, HEIGHT / 2, to);
    count++;
  }

  private int halve(int at, int width, int height, int to) {
    int out = to;
    for (int y = 0; y < height; y += 2) {
      for (int x = at + y * width; x < at + (y + 1) * width; x += 2) {
        int sum = (pixels[x] & 255)
            + (pixels[x + 1] & 255)
            + (pixels[x + width] & 255)
            + (pixels[x + width + 1] & 255);
        coarse[out++] = (byte) ((sum + 2) >> 2);
      }
    }
    return out;
  }

  private void measure(int slot) {
    int at = slot * BYTES;
    long sum = 0;
    long squares = 0;
    long edges = 0;
    for (int i = 0; i < LUMA; i++) {
      int value = pixels[at + i] & 255;
      sum += value;
      squares += (long) value * value;
    }
    for (int y = 0; y < HEIGHT - 1; y++) {
      int row = at + y * WIDTH;
      for (int x = row; x < row + WIDTH - 1; x++) {
        int value = pixels[x] & 255;
        int across = (pixels[x + 1] & 255) - value;
        int down = (pixels[x + WIDTH] & 255) - value;
        edges += across * across + down * down;
      }
    }
    double average = (double) sum / LUMA;
    mean[slot] = (float) average;
    deviation[slot] = (float) Math.sqrt(Math.max(0, (double) squares / LUMA - average * average));
    detail[slot] = (float) Math.sqrt((double) edges / LUMA);
  }

  int capacity() {
    return capacity;
  }

  /** How many pictures have come. */
  int count() {
    return count;
  }

  /** The number of the oldest picture that is kept. */
  int oldest() {
    return Math.max(0, count - capacity);
  }

  /** The values of all kept pictures; {@link #offset} tells where one begins: luma, then two planes of chroma. */
  byte[] pixels() {
    return pixels;
  }

  int offset(int picture) {
    return picture % capacity * BYTES;
  }

  /** The same at half the width and height; {@link #coarseOffset} tells where a picture begins. */
  byte[] coarse() {
    return coarse;
  }

  int coarseOffset(int picture) {
    return picture % capacity * COARSE;
  }

  /** s: when it is first shown. */
  double time(int picture) {
    return from[picture % capacity];
  }

  /** Of its luma, 16..235. */
  double mean(int picture) {
    return mean[picture % capacity];
  }

  /** Standard deviation of its luma. */
  double deviation(int picture) {
    return deviation[picture % capacity];
  }

  /** Root of the mean square of the differences of neighbouring values of luma. */
  double detail(int picture) {
    return detail[picture % capacity];
  }
}
