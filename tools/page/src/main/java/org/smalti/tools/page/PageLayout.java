package org.smalti.tools.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.smalti.core.run.Unit;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/**
 * Where samples lie in the atlas of small pictures, and the order in which neighbours of the map come one after the
 * other.
 *
 * @param grid of the table, as far as it is used, if it has one
 * @param size of the atlas: the grid, with more rows below for samples that have no cell
 * @param cells of the samples in the atlas, row-major
 * @param order all samples, so that those that lie together on the map are together
 */
@SuppressWarnings("ArrayRecordComponent") // large, never compared
record PageLayout(Optional<GridSize> grid, GridSize size, int[] cells, int[] order) {
  /** Pixels: the largest side of a texture that all browsers have. */
  static final int LARGEST_TEXTURE = 8192;

  private static final int LAST_CELL = 999_999;
  /** Steps of each coordinate in the order. */
  private static final int STEPS = 1 << 15;

  /** Cells of the largest side of a grid. */
  private static final int LARGEST_SIDE = LARGEST_TEXTURE / AtlasPictureSize.SMALLEST_WIDTH;

  /** Why the grid of a table is not shown, if it has one that is not. */
  static Optional<String> unusedGrid(Table table) {
    int[][] places = gridCells(table);
    int columns = most(places, 0) - least(places, 0) + 1;
    int rows = most(places, 1) - least(places, 1) + 1;
    return Math.max(columns, rows) <= LARGEST_SIDE
        ? Optional.empty()
        : Optional.of(table.columns().source() + ": the grid is too sparse to be shown: its "
            + Unit.SAMPLES.show(table.size()) + " spread over " + columns + "x" + rows
            + " cells, more than " + LARGEST_SIDE + "x" + LARGEST_SIDE
            + "; 'smalti grid' makes a dense one");
  }

  static PageLayout of(Table table, Optional<double[][]> plane) {
    int[][] places = gridCells(table);
    boolean placed = Arrays.stream(places).anyMatch(place -> place.length > 0);
    if (placed) {
      int left = least(places, 0);
      int top = least(places, 1);
      int columns = most(places, 0) - left + 1;
      int rows = most(places, 1) - top + 1;
      if (Math.max(columns, rows) <= LARGEST_SIDE) {
        return ofGrid(places, left, top, new GridSize(columns, rows));
      }
    }
    int n = table.size();
    int[] order = plane
        .map(points -> order(n, i -> points[0][i], i -> points[1][i]))
        .orElseGet(() -> IntStream.range(0, n).toArray());
    int columns = Math.max(1, (int) Math.ceil(Math.sqrt(n)));
    int[] cells = new int[n];
    for (int i = 0; i < n; i++) {
      cells[order[i]] = i;
    }
    return new PageLayout(
        Optional.empty(),
        new GridSize(columns, Math.max(1, (n + columns - 1) / columns)),
        cells,
        order);
  }

  private static PageLayout ofGrid(int[][] places, int left, int top, GridSize grid) {
    int[] cells = new int[places.length];
    boolean[] taken = new boolean[grid.cells()];
    int below = grid.cells();
    for (int i = 0; i < cells.length; i++) {
      int cell =
          places[i].length == 0 ? -1 : (places[i][1] - top) * grid.columns() + places[i][0] - left;
      if (cell < 0 || taken[cell]) {
        cells[i] = below++;
      } else {
        cells[i] = cell;
        taken[cell] = true;
      }
    }
    int columns = grid.columns();
    int rows = grid.rows() + (below - grid.cells() + columns - 1) / columns;
    GridSize size = new GridSize(columns, rows);
    int[] order = order(cells.length, i -> size.x(cells[i]), i -> size.y(cells[i]));
    return new PageLayout(Optional.of(grid), size, cells, order);
  }

  /** Column and row of each sample; empty where it has none. */
  private static int[][] gridCells(Table table) {
    boolean grid = table.columns().has(Sample.GRID_X) && table.columns().has(Sample.GRID_Y);
    int[][] places = new int[table.size()][];
    for (int i = 0; i < places.length; i++) {
      Row row = table.row(i);
      places[i] = grid && row.has(Sample.GRID_X) && row.has(Sample.GRID_Y)
          ? new int[] {
            row.whole(Sample.GRID_X, 0, LAST_CELL), row.whole(Sample.GRID_Y, 0, LAST_CELL)
          }
          : new int[0];
    }
    return places;
  }

  private static int least(int[][] places, int axis) {
    return Arrays.stream(places)
        .filter(place -> place.length > 0)
        .mapToInt(place -> place[axis])
        .min()
        .orElse(0);
  }

  private static int most(int[][] places, int axis) {
    return Arrays.stream(places)
        .filter(place -> place.length > 0)
        .mapToInt(place -> place[axis])
        .max()
        .orElse(0);
  }

  /** A coordinate of a sample; NaN where it has none. */
  @FunctionalInterface
  private interface Coordinate {
    double of(int sample);
  }

  /** Along Morton's curve, which leaves a square of the plane only once it has been in all of it. */
  private static int[] order(int count, Coordinate x, Coordinate y) {
    int[] across = steps(count, x);
    int[] down = steps(count, y);
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingInt(i -> spread(across[i]) | spread(down[i]) << 1))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] steps(int count, Coordinate coordinate) {
    double low = IntStream.range(0, count)
        .mapToDouble(coordinate::of)
        .filter(Double::isFinite)
        .min()
        .orElse(0);
    double high = IntStream.range(0, count)
        .mapToDouble(coordinate::of)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
    boolean whole = low == Math.rint(low) && high == Math.rint(high) && high - low < STEPS;
    double unit = whole ? 1 : (high - low) / (STEPS - 1);
    int[] steps = new int[count];
    for (int i = 0; i < count; i++) {
      double value = coordinate.of(i);
      steps[i] = Double.isFinite(value) && unit > 0 ? (int) ((value - low) / unit) : STEPS - 1;
    }
    return steps;
  }

  /** The bits of a number of 15 bits, each with a zero before it. */
  private static int spread(int bits) {
    int spread = bits;
    spread = (spread | spread << 8) & 0x00ff00ff;
    spread = (spread | spread << 4) & 0x0f0f0f0f;
    spread = (spread | spread << 2) & 0x33333333;
    return (spread | spread << 1) & 0x55555555;
  }
}
