package org.smalti.tools.layout.grid;

import org.smalti.core.run.Workers;
import org.smalti.core.table.GridSize;
import org.smalti.tools.layout.vector.ArraySize;

/**
 * The mean of the vectors around each cell of a board: a box filter, first along rows, then along columns. Empty cells
 * don't count. Beyond an open edge the board is continued by its mirror image, so that items at the edge are not drawn
 * to the middle.
 */
final class BoxFilter {
  private static final ArraySize NUMBERS = new ArraySize("numbers", "cells", "take a smaller grid");

  private final Board board;
  private final FeatureSpace space;
  private final float[] weights;
  private final float[] rows;
  private final float[] rowWeights;
  private final float[] result;

  /** @param weights of the items */
  BoxFilter(Board board, FeatureSpace space, float[] weights) {
    this.board = board;
    this.space = space;
    this.weights = weights;
    rows = new float[numbers(board.size, space)];
    rowWeights = new float[board.size.cells()];
    result = new float[rows.length];
  }

  /** How many numbers the vectors of all cells have. */
  static int numbers(GridSize size, FeatureSpace space) {
    return NUMBERS.of(space.size, size.cells());
  }

  /**
   * One vector per cell, in an array that the next call overwrites.
   *
   * @param across how many cells to the left and to the right count
   * @param down how many above and below
   */
  float[] apply(int across, int down, Workers workers) {
    int columns = board.size.columns();
    int lines = board.size.rows();
    // A window as wide as the board would make all cells equal.
    int reachAcross = Math.min(across, (columns - 1) / 2);
    int reachDown = Math.min(down, (lines - 1) / 2);
    workers.each(lines, y -> new RowFilter(y).slide(columns, reachAcross));
    workers.each(columns, x -> new ColumnFilter(x).slide(lines, reachDown));
    return result;
  }

  /**
   * A line of cells along which a window slides. The sums are doubles, so that subtracting what was added leaves no
   * rounding error that matters.
   */
  private abstract class LineFilter {
    final double[] sums = new double[space.size];
    double weight;

    abstract void add(int place, int sign);

    abstract void write(int place);

    void slide(int length, int reach) {
      for (int place = -reach; place < reach; place++) {
        within(place, length, 1);
      }
      for (int place = 0; place < length; place++) {
        within(place + reach, length, 1);
        write(place);
        within(place - reach, length, -1);
      }
    }

    private void within(int place, int length, int sign) {
      if (board.wrap) {
        add(Math.floorMod(place, length), sign);
      } else if (place < 0) {
        add(-1 - place, sign);
      } else {
        add(place < length ? place : 2 * length - 1 - place, sign);
      }
    }
  }

  /** Sums of the weighted vectors of a row of the board. */
  private final class RowFilter extends LineFilter {
    private final int first;

    RowFilter(int y) {
      first = y * board.size.columns();
    }

    @Override
    void add(int place, int sign) {
      int item = board.items[first + place];
      if (item != Board.NONE) {
        float factor = sign * weights[item];
        weight += factor;
        int from = item * space.size;
        for (int k = 0; k < sums.length; k++) {
          sums[k] += factor * space.values[from + k];
        }
      }
    }

    @Override
    void write(int place) {
      int to = (first + place) * space.size;
      for (int k = 0; k < sums.length; k++) {
        rows[to + k] = (float) sums[k];
      }
      rowWeights[first + place] = (float) weight;
    }
  }

  /** Means from the sums of the rows. */
  private final class ColumnFilter extends LineFilter {
    private final int x;

    ColumnFilter(int x) {
      this.x = x;
    }

    @Override
    void add(int place, int sign) {
      int cell = place * board.size.columns() + x;
      weight += sign * rowWeights[cell];
      int from = cell * space.size;
      for (int k = 0; k < sums.length; k++) {
        sums[k] += sign * rows[from + k];
      }
    }

    @Override
    void write(int place) {
      int to = (place * board.size.columns() + x) * space.size;
      double scale = weight > 0 ? 1 / weight : 0;
      for (int k = 0; k < sums.length; k++) {
        result[to + k] = (float) (sums[k] * scale);
      }
    }
  }
}
