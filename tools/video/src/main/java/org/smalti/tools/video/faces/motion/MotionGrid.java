package org.smalti.tools.video.faces.motion;

import java.io.Serializable;
import java.util.Arrays;
import org.smalti.tools.video.faces.detect.Detection;

/**
 * How a picture has moved since the one before, on average in each cell of a coarse grid. Small enough to be sent from
 * a worker to the driver for each picture.
 */
public final class MotionGrid implements Serializable {
  private static final long serialVersionUID = 1;

  /** A movement of the whole width or height of the picture. */
  private static final float WHOLE = Short.MAX_VALUE;

  private final int columns;
  private final int rows;
  /** For each cell, row after row: right, then down, in parts of the width and height of the picture. */
  private final short[] shifts;

  /**
   * @param right for each cell, row after row, in widths of the picture; cut off beyond −1..1
   * @param down the same in heights of the picture
   */
  public MotionGrid(int columns, int rows, float[] right, float[] down) {
    if (columns < 1 || rows < 1 || right.length != columns * rows || down.length != right.length) {
      throw new IllegalArgumentException(
          columns + "x" + rows + " cells, " + right.length + " and " + down.length + " shifts");
    }
    this.columns = columns;
    this.rows = rows;
    shifts = new short[2 * right.length];
    for (int i = 0; i < right.length; i++) {
      shifts[2 * i] = packed(right[i]);
      shifts[2 * i + 1] = packed(down[i]);
    }
  }

  private static short packed(float shift) {
    return (short) Math.round(WHOLE * Math.max(-1, Math.min(1, shift)));
  }

  /**
   * Moves a face of the picture before by the mean movement of the cells that it covers; one outside of the picture
   * stays where it is.
   *
   * @param width of the picture, in the units of the face
   * @param height of the picture, in the units of the face
   */
  public Detection moved(Detection face, double width, double height) {
    double right = 0;
    double down = 0;
    double all = 0;
    double left = face.xmin() / width * columns;
    double top = face.ymin() / height * rows;
    double end = face.xmax() / width * columns;
    double bottom = face.ymax() / height * rows;
    for (int y = Math.max(0, (int) top); y < Math.min(rows, bottom); y++) {
      double high = Math.min(bottom, y + 1) - Math.max(top, y);
      for (int x = Math.max(0, (int) left); x < Math.min(columns, end); x++) {
        double weight = high * (Math.min(end, x + 1) - Math.max(left, x));
        int cell = 2 * (y * columns + x);
        right += weight * shifts[cell];
        down += weight * shifts[cell + 1];
        all += weight;
      }
    }
    return all <= 0 ? face : face.moved(right / all / WHOLE * width, down / all / WHOLE * height);
  }

  /**
   * How the camera has moved what it sees, to the right: the median of all cells, in the units of the width.
   *
   * @param width of the picture
   */
  public double cameraRight(double width) {
    return median(0) * width;
  }

  /** The same, down. */
  public double cameraDown(double height) {
    return median(1) * height;
  }

  private double median(int first) {
    short[] sorted = new short[shifts.length / 2];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = shifts[2 * i + first];
    }
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / (double) WHOLE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MotionGrid grid
        && columns == grid.columns
        && rows == grid.rows
        && Arrays.equals(shifts, grid.shifts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shifts);
  }
}
