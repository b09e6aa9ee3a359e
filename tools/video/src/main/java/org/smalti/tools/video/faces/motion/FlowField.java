package org.smalti.tools.video.faces.motion;

import org.opencv.core.Mat;

/** Where each pixel of a plane has gone. */
final class FlowField {
  private static final double WHITE = 255;
  /** Gray levels. */
  private static final double NOISE = 4;

  private final int width;
  private final int height;
  /** For each pixel, row after row: right, then down, in pixels. */
  private final float[] shifts;

  private FlowField(int width, int height, float[] shifts) {
    this.width = width;
    this.height = height;
    this.shifts = shifts;
  }

  /** @param flow two numbers for each pixel */
  static FlowField of(Mat flow) {
    float[] shifts = new float[2 * flow.rows() * flow.cols()];
    flow.get(0, 0, shifts);
    return new FlowField(flow.cols(), flow.rows(), shifts);
  }

  /** The means of square cells, as shifts of the whole picture; those at the right and lower edge may be smaller. */
  MotionGrid grid(int cell) {
    int columns = (width + cell - 1) / cell;
    int rows = (height + cell - 1) / cell;
    float[] right = new float[columns * rows];
    float[] down = new float[columns * rows];
    for (int y = 0; y < height; y++) {
      int cellHeight = Math.min(cell, height - y / cell * cell);
      for (int x = 0; x < width; x++) {
        int area = cellHeight * Math.min(cell, width - x / cell * cell);
        int to = y / cell * columns + x / cell;
        int from = 2 * (y * width + x);
        right[to] += shifts[from] / area / width;
        down[to] += shifts[from + 1] / area / height;
      }
    }
    return new MotionGrid(columns, rows, right, down);
  }

  /**
   * The mean difference of the pixels that stay inside, in parts of the mean contrast of both planes; noise is no
   * contrast.
   */
  double novelty(Mat before, Mat after) {
    byte[] from = bytes(before);
    byte[] to = bytes(after);
    return residual(from, to) / (NOISE + (contrast(from) + contrast(to)) / 2);
  }

  private double residual(byte[] from, byte[] to) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        double toX = x + shifts[2 * at];
        double toY = y + shifts[2 * at + 1];
        if (toX >= 0 && toY >= 0 && toX < width - 1 && toY < height - 1) {
          sum += Math.abs(between(to, toX, toY) - (from[at] & 0xFF));
          count++;
        }
      }
    }
    return count == 0 ? WHITE : sum / count;
  }

  /** The mean distance from the mean, in gray levels. */
  private static double contrast(byte[] plane) {
    double mean = 0;
    for (byte pixel : plane) {
      mean += (double) (pixel & 0xFF) / plane.length;
    }
    double sum = 0;
    for (byte pixel : plane) {
      sum += Math.abs((pixel & 0xFF) - mean);
    }
    return sum / plane.length;
  }

  private double between(byte[] plane, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    int at = top * width + left;
    double upper = mix(plane[at] & 0xFF, plane[at + 1] & 0xFF, x - left);
    double lower = mix(plane[at + width] & 0xFF, plane[at + width + 1] & 0xFF, x - left);
    return mix(upper, lower, y - top);
  }

  private static double mix(double first, double second, double part) {
    return first + part * (second - first);
  }

  private byte[] bytes(Mat plane) {
    byte[] pixels = new byte[width * height];
    plane.get(0, 0, pixels);
    return pixels;
  }
}
