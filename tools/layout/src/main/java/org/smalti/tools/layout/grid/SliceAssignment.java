package org.smalti.tools.layout.grid;

import java.util.Arrays;
import java.util.Comparator;
import org.smalti.core.table.GridSize;

/**
 * Slices cells and points together: the block of cells is cut across its longer side, as near to the middle as whole
 * columns (or rows) allow, the points are sorted along that side and cut so that each part has as many points as cells;
 * then each part in turn, until one point and one cell are left. Only the order of the points counts, so a monotonic
 * change of scale (a logarithm) alters nothing. O(n log² n).
 */
final class SliceAssignment implements GridAssignment {
  @Override
  public int[] assign(double[] x, double[] y, int[] cells, GridSize size) {
    if (x.length != cells.length || y.length != cells.length) {
      throw new IllegalArgumentException(x.length + " points for " + cells.length + " cells");
    }
    var slicing = new Slicing(size, ranks(x, y), ranks(y, x), cells.clone());
    slicing.slice(0, cells.length);
    return slicing.assigned();
  }

  /**
   * The position of each point when sorted by {@code major}, of equal ones by {@code minor}, of equal ones by number.
   */
  private static int[] ranks(double[] major, double[] minor) {
    Integer[] order = new Integer[major.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(i -> major[i])
            .thenComparingDouble(i -> minor[i])
            .thenComparingInt(i -> i));
    int[] ranks = new int[major.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return ranks;
  }

  /** The state of one slicing: points and cells in the same stretches of two arrays. */
  private static final class Slicing {
    private final GridSize size;
    private final int[] rankX;
    private final int[] rankY;
    private final int[] points;
    private final int[] cells;
    private final long[] keys;

    Slicing(GridSize size, int[] rankX, int[] rankY, int[] cells) {
      this.size = size;
      this.rankX = rankX;
      this.rankY = rankY;
      this.cells = cells;
      points = new int[cells.length];
      Arrays.setAll(points, i -> i);
      keys = new long[cells.length];
    }

    int[] assigned() {
      int[] assigned = new int[points.length];
      for (int i = 0; i < points.length; i++) {
        assigned[points[i]] = cells[i];
      }
      return assigned;
    }

    /**
     * The depth of the recursion is logarithmic, since each cut is as near as possible to the middle of the longer
     * side.
     */
    void slice(int low, int high) {
      if (high - low < 2) {
        return;
      }
      boolean acrossX = wide(low, high);
      sortCells(low, high, acrossX);
      int middle = cut(low, high, acrossX);
      sortPoints(low, high, acrossX);
      slice(low, middle);
      slice(middle, high);
    }

    private boolean wide(int low, int high) {
      int left = Integer.MAX_VALUE;
      int right = 0;
      int top = Integer.MAX_VALUE;
      int bottom = 0;
      for (int i = low; i < high; i++) {
        left = Math.min(left, size.x(cells[i]));
        right = Math.max(right, size.x(cells[i]));
        top = Math.min(top, size.y(cells[i]));
        bottom = Math.max(bottom, size.y(cells[i]));
      }
      return right - left >= bottom - top;
    }

    /** The cut between columns (or rows) that is nearest to the middle; neither part is empty. */
    private int cut(int low, int high, boolean acrossX) {
      int middle = (low + high) >>> 1;
      for (int away = 0; ; away++) {
        if (middle - away > low && begins(middle - away, acrossX)) {
          return middle - away;
        }
        if (middle + away < high && begins(middle + away, acrossX)) {
          return middle + away;
        }
      }
    }

    private boolean begins(int i, boolean acrossX) {
      return line(cells[i], acrossX) != line(cells[i - 1], acrossX);
    }

    private int line(int cell, boolean acrossX) {
      return acrossX ? size.x(cell) : size.y(cell);
    }

    private void sortCells(int low, int high, boolean acrossX) {
      for (int i = low; i < high; i++) {
        keys[i] = (long) line(cells[i], acrossX) << 32 | cells[i];
      }
      Arrays.sort(keys, low, high);
      for (int i = low; i < high; i++) {
        cells[i] = (int) keys[i];
      }
    }

    private void sortPoints(int low, int high, boolean acrossX) {
      int[] ranks = acrossX ? rankX : rankY;
      for (int i = low; i < high; i++) {
        keys[i] = (long) ranks[points[i]] << 32 | points[i];
      }
      Arrays.sort(keys, low, high);
      for (int i = low; i < high; i++) {
        points[i] = (int) keys[i];
      }
    }
  }
}
