package org.smalti.tools.layout.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.smalti.core.assign.LinearAssignment;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;

/**
 * Linear assignment sorting (Barthel, Hezel, Jung and Schall, "Improved Evaluation and Generation of Grid Layouts using
 * Distance Preservation Quality and Linear Assignment Sorting", 2022), in parallel. In each pass the map is blurred,
 * and small groups of items are reassigned among their cells so that together they fit the blurred map best; the blur
 * gets narrower from pass to pass. Groups are in tiles that don't overlap, and the blurred map does not change within a
 * pass, so the number of threads changes nothing.
 */
final class LinearSorting {
  private static final int NARROWEST_TILE = 7;
  /** The weight of a fixed item in the blurred map; that of the others is 1. */
  private static final float HELD_WEIGHT = 20;

  private final Board board;
  private final FeatureSpace space;
  private final Workers workers;
  private final int group;
  private final Random random;
  private final BoxFilter blur;

  /** @param group how many items are reassigned at once: more give better maps and take longer */
  LinearSorting(Board board, FeatureSpace space, int group, Workers workers, long seed) {
    this.board = board;
    this.space = space;
    this.group = group;
    this.workers = workers;
    random = new Random(seed);
    float[] weights = new float[space.count];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = board.held[i] ? HELD_WEIGHT : 1;
    }
    blur = new BoxFilter(board, space, weights);
  }

  /** The radii of all passes, in cells, each {@code decay} of the one before. */
  static double[] radii(double first, double last, double decay) {
    int passes = 1 + (int) Math.max(0, Math.floor(Math.log(last / first) / Math.log(decay) + 1e-9));
    double[] radii = new double[passes];
    for (int i = 0; i < passes; i++) {
      radii[i] = first * Math.pow(decay, i);
    }
    return radii;
  }

  void sort(double[] radii, Run run) {
    for (double radius : radii) {
      run.throwIfCancelled();
      pass((int) Math.max(1, Math.round(radius)));
      run.advance(1);
    }
  }

  private void pass(int radius) {
    float[] wanted = blur.apply(radius, radius, workers);
    int side = Math.max(NARROWEST_TILE, 2 * radius + 1);
    int width = Math.min(side, board.size.columns());
    int height = Math.min(Math.max(side, (group + width - 1) / width), board.size.rows());
    width = Math.min(Math.max(width, (group + height - 1) / height), board.size.columns());
    var tiling = new Tiling(
        IndexRange.of(board.size.columns(), width, board.wrap, random),
        IndexRange.of(board.size.rows(), height, board.wrap, random));
    int[][] tiles = new int[tiling.count()][];
    List<Group> groups = new ArrayList<>();
    for (int tile = 0; tile < tiles.length; tile++) {
      tiles[tile] = tiling.cells(tile);
      shuffle(tiles[tile], random);
      for (int first = 0; first < tiles[tile].length; first += group) {
        groups.add(new Group(tiles[tile], first, Math.min(group, tiles[tile].length - first)));
      }
    }
    workers.each(groups.size(), i -> share(groups.get(i), wanted));
  }

  /** Some cells of a tile: {@code count} of them from the {@code first} on. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Group(int[] tile, int first, int count) {
    int cell(int i) {
      return tile[first + i];
    }
  }

  /** Reassigns the items of a group among its cells. */
  private void share(Group shared, float[] wanted) {
    int count = shared.count;
    float[] costs = new float[count * count];
    int[] items = new int[count];
    for (int i = 0; i < count; i++) {
      items[i] = board.items[shared.cell(i)];
      // The squared distance without the terms that are the same for all cells or for all items.
      for (int j = 0; j < count; j++) {
        costs[i * count + j] = -space.product(items[i], wanted, shared.cell(j) * space.size);
      }
    }
    int[] places = LinearAssignment.solve(costs, count);
    for (int i = 0; i < count; i++) {
      board.put(items[i], shared.cell(places[i]));
    }
  }

  private static void shuffle(int[] cells, Random random) {
    for (int i = cells.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = cells[i];
      cells[i] = cells[j];
      cells[j] = moved;
    }
  }

  /**
   * Ranges of equal length that cover a line of cells. On an open line the first one begins before the line, on a
   * closed line anywhere.
   *
   * @param before how far the first one begins before an open line
   * @param shift where the first begins on a closed line
   */
  private record IndexRange(int length, int side, int before, int shift) {
    static IndexRange of(int length, int side, boolean closed, Random random) {
      return closed
          ? new IndexRange(length, side, 0, random.nextInt(length))
          : new IndexRange(length, side, random.nextInt(side), 0);
    }

    int count() {
      return (length + before + side - 1) / side;
    }

    /** Where a range begins; {@link #place} converts it to a place on the line. */
    int from(int stretch) {
      return Math.max(0, stretch * side - before);
    }

    int to(int stretch) {
      return Math.min(length, (stretch + 1) * side - before);
    }

    int place(int index) {
      return (index + shift) % length;
    }
  }

  /** Tiles that cover the board. */
  private final class Tiling {
    private final IndexRange across;
    private final IndexRange down;

    Tiling(IndexRange across, IndexRange down) {
      this.across = across;
      this.down = down;
    }

    int count() {
      return across.count() * down.count();
    }

    /** The cells of a tile whose items may move. */
    int[] cells(int tile) {
      int[] cells = new int[across.side * down.side];
      int found = 0;
      int column = tile % across.count();
      int row = tile / across.count();
      for (int y = down.from(row); y < down.to(row); y++) {
        for (int x = across.from(column); x < across.to(column); x++) {
          int cell = down.place(y) * board.size.columns() + across.place(x);
          int item = board.items[cell];
          if (item != Board.NONE && !board.held[item]) {
            cells[found++] = cell;
          }
        }
      }
      return Arrays.copyOf(cells, found);
    }
  }
}
