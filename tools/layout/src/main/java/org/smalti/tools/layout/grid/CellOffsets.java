package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.table.GridSize;

/**
 * The offsets from a cell to the cells around it, ordered by squared distance; offsets of equal distance form a ring.
 */
final class CellOffsets {
  /** Stands for a grid that does not wrap round. */
  private static final GridSize OPEN = new GridSize(1, 1);

  private static final int FARTHEST = 1000;

  private final short[] across;

  private final short[] down;
  private final int[] ends;
  private final int largest;

  private CellOffsets(short[] across, short[] down, int[] ends) {
    this.across = across;
    this.down = down;
    this.ends = ends;
    int most = 0;
    for (int ring = 0; ring < ends.length; ring++) {
      most = Math.max(most, ends[ring] - begin(ring));
    }
    largest = most;
  }

  /**
   * Rings that hold at least {@code cells} cells of the grid around any of its cells, or all rings up to a radius of
   * 1000.
   */
  static CellOffsets of(GridSize size, boolean wrap, int cells) {
    int width = wrap ? size.columns() / 2 : size.columns() - 1;
    int height = wrap ? size.rows() / 2 : size.rows() - 1;
    int reach = reach(width, height, cells);
    return of(
        Math.min(reach, width), Math.min(reach, height), (long) reach * reach, wrap ? size : OPEN);
  }

  /** All rings up to a squared distance, on an infinite grid. */
  static CellOffsets of(int squared) {
    int side = (int) Math.sqrt(squared);
    return of(side, side, squared, OPEN);
  }

  private static CellOffsets of(int sideX, int sideY, long most, GridSize torus) {
    long[] steps = new long[(2 * sideX + 1) * (2 * sideY + 1)];
    int found = 0;
    for (int dy = -sideY; dy <= sideY; dy++) {
      for (int dx = -sideX; dx <= sideX; dx++) {
        // On a torus of even length, the cell half way round is reached in both directions; it
        // counts once.
        boolean twice =
            (dx < 0 && -2 * dx == torus.columns()) || (dy < 0 && -2 * dy == torus.rows());
        long squared = (long) dx * dx + (long) dy * dy;
        if (squared > 0 && squared <= most && !twice) {
          steps[found++] = squared << 32 | (long) (dx + sideX) << 16 | dy + sideY;
        }
      }
    }
    Arrays.sort(steps, 0, found);
    short[] across = new short[found];
    short[] down = new short[found];
    int[] ends = new int[found];
    int rings = 0;
    for (int i = 0; i < found; i++) {
      across[i] = (short) ((steps[i] >> 16 & 0xffff) - sideX);
      down[i] = (short) ((steps[i] & 0xffff) - sideY);
      if (i + 1 == found || steps[i] >> 32 != steps[i + 1] >> 32) {
        ends[rings++] = i + 1;
      }
    }
    return new CellOffsets(across, down, Arrays.copyOf(ends, rings));
  }

  /** The smallest radius within which even a corner has enough cells. */
  private static int reach(int width, int height, int cells) {
    int farthest = (int) Math.ceil(Math.hypot(width, height));
    for (int reach = 1; reach < Math.min(farthest, FARTHEST); reach++) {
      long within = 0;
      for (int y = 0; y <= Math.min(reach, height); y++) {
        long half = (long) Math.sqrt((double) reach * reach - (double) y * y);
        within += Math.min(half, width) + 1;
      }
      if (within > cells) {
        return reach;
      }
    }
    return Math.max(1, Math.min(farthest, FARTHEST));
  }

  int count() {
    return ends.length;
  }

  /** Cells in the largest ring. */
  int largest() {
    return largest;
  }

  int begin(int ring) {
    return ring == 0 ? 0 : ends[ring - 1];
  }

  int end(int ring) {
    return ends[ring];
  }

  int across(int step) {
    return across[step];
  }

  int down(int step) {
    return down[step];
  }
}
