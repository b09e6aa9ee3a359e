package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.table.GridSize;

/**
 * Which cells of a grid are used when there are fewer points than cells: a block in the middle with the grid's
 * proportions, and the remaining number of cells of the ring around it, evenly spaced. So the empty cells are spread
 * evenly along the edge.
 */
final class CentredCells {
  private final GridSize size;

  private CentredCells(GridSize size) {
    this.size = size;
  }

  /** {@code count} different cells, ascending. */
  static int[] of(GridSize size, int count) {
    if (count < 0 || count > size.cells()) {
      throw new IllegalArgumentException(count + " points for a grid of " + size);
    }
    return new CentredCells(size).choose(count);
  }

  private int[] choose(int count) {
    long full = -1;
    long tooLarge = size.cells() + 1L;
    while (tooLarge - full > 1) {
      long middle = (full + tooLarge) / 2;
      if (block(middle).cells() <= count) {
        full = middle;
      } else {
        tooLarge = middle;
      }
    }
    Block block = block(full);
    int[] cells = new int[count];
    int taken = 0;
    for (int y = 0; y < block.height; y++) {
      for (int x = 0; x < block.width; x++) {
        cells[taken++] = cell(block.left() + x, block.top() + y);
      }
    }
    if (taken < count) {
      spread(ring(block(full + 1), block), cells, taken);
    }
    Arrays.sort(cells);
    return cells;
  }

  /**
   * All cells whose distance from the centre is at most {@code reach}. The distance is constant along a rectangle of
   * the grid's proportions; it is the larger of |2x + 1 − width| · height and |2y + 1 − height| · width.
   */
  private Block block(long reach) {
    return reach < 0
        ? new Block(0, 0)
        : new Block(
            within(reach / size.rows(), size.columns()),
            within(reach / size.columns(), size.rows()));
  }

  /** How many of {@code side} lines are at most {@code reach} half cells from the middle. */
  private static int within(long reach, int side) {
    long lines = side % 2 == 1 ? 1 + reach / 2 * 2 : (reach + 1) / 2 * 2;
    return (int) Math.min(side, lines);
  }

  /** The cells of one block that are not in the other, by their angle around the centre. */
  private Integer[] ring(Block outer, Block inner) {
    Integer[] ring = new Integer[(int) (outer.cells() - inner.cells())];
    int found = 0;
    for (int y = outer.top(); y < outer.top() + outer.height; y++) {
      boolean beside = y < inner.top() || y >= inner.top() + inner.height || inner.width == 0;
      for (int x = outer.left(); x < outer.left() + outer.width; x++) {
        if (!beside && x == inner.left()) {
          x += inner.width;
          if (x >= outer.left() + outer.width) {
            break;
          }
        }
        ring[found++] = cell(x, y);
      }
    }
    Arrays.sort(ring, (a, b) -> {
      int byAngle = Double.compare(angle(a), angle(b));
      return byAngle != 0 ? byAngle : Integer.compare(a, b);
    });
    return ring;
  }

  /** Fills {@code cells} from {@code taken} on with cells of the ring at equal distances. */
  private static void spread(Integer[] ring, int[] cells, int taken) {
    int wanted = cells.length - taken;
    for (int i = 0; i < wanted; i++) {
      cells[taken + i] = ring[(int) ((2L * i + 1) * ring.length / (2L * wanted))];
    }
  }

  private double angle(int cell) {
    return Math.atan2(2L * size.y(cell) + 1 - size.rows(), 2L * size.x(cell) + 1 - size.columns());
  }

  private int cell(int x, int y) {
    return y * size.columns() + x;
  }

  /** A block of cells in the middle of the grid. */
  private final class Block {
    final int width;
    final int height;

    Block(int width, int height) {
      this.width = width;
      this.height = height;
    }

    long cells() {
      return (long) width * height;
    }

    int left() {
      return (size.columns() - width) / 2;
    }

    int top() {
      return (size.rows() - height) / 2;
    }
  }
}
