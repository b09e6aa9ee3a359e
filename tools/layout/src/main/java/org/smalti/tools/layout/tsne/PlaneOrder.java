package org.smalti.tools.layout.tsne;

import java.util.Arrays;

/**
 * Points of a plane sorted by the rows of the finest mesh, and their positions on it. The order serves coarser meshes
 * too.
 */
final class PlaneOrder {
  /** Distance of the mesh's nodes, in units of the kernel's width. */
  static final double SPACING = 0.5;

  /** The points' numbers. */
  final int[] order;

  // In that order: the node to the upper left, and the offset from it.
  final int[] column;
  final int[] row;
  final float[] betweenColumns;
  final float[] betweenRows;
  /** How many columns and rows have points. */
  int columns;

  int rows;

  private int[] starts = new int[0];

  PlaneOrder(int count) {
    order = new int[count];
    column = new int[count];
    row = new int[count];
    betweenColumns = new float[count];
    betweenRows = new float[count];
  }

  /** Takes the places of the points, all within {@code box}. */
  void sort(double[] points, Box box) {
    columns = (int) (box.width() / SPACING) + 1;
    rows = (int) (box.height() / SPACING) + 1;
    starts = starts.length > rows ? starts : new int[2 * rows + 1];
    Arrays.fill(starts, 0);
    for (int i = 0; i < order.length; i++) {
      starts[(int) ((points[2 * i + 1] - box.y()) / SPACING) + 1]++;
    }
    for (int y = 0; y < rows; y++) {
      starts[y + 1] += starts[y];
    }
    for (int i = 0; i < order.length; i++) {
      double x = (points[2 * i] - box.x()) / SPACING;
      double y = (points[2 * i + 1] - box.y()) / SPACING;
      int to = starts[(int) y]++;
      order[to] = i;
      column[to] = (int) x;
      row[to] = (int) y;
      betweenColumns[to] = (float) (x - column[to]);
      betweenRows[to] = (float) (y - row[to]);
    }
    System.arraycopy(starts, 0, starts, 1, rows);
    starts[0] = 0;
  }

  /** Where the points of a row begin; for a row after the last, the number of points. */
  int start(int y) {
    return starts[Math.min(y, rows)];
  }

  /** The rectangle that the points lie in. */
  record Box(double x, double y, double width, double height) {
    static Box of(double[] points) {
      double left = Double.POSITIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < points.length; i += 2) {
        left = Math.min(left, points[i]);
        right = Math.max(right, points[i]);
        top = Math.min(top, points[i + 1]);
        bottom = Math.max(bottom, points[i + 1]);
      }
      return new Box(left, top, right - left, bottom - top);
    }
  }
}
