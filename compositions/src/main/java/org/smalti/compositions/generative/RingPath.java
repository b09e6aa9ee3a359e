package org.smalti.compositions.generative;

import org.smalti.core.table.GridSize;

/**
 * The cells of a grid that are equally far from its edge, as a way around: from the left end of the top row clockwise.
 * A position is how many cells it is from there.
 *
 * @param left the first column
 * @param top the first row
 * @param columns how wide it is
 * @param rows how high it is
 */
record RingPath(int left, int top, int columns, int rows) {
  /** How many rings a grid has. */
  static int count(GridSize grid) {
    return (Math.min(grid.columns(), grid.rows()) + 1) / 2;
  }

  /** @param number 0 is the innermost one */
  static RingPath of(GridSize grid, int number) {
    int edge = count(grid) - 1 - number;
    return new RingPath(edge, edge, grid.columns() - 2 * edge, grid.rows() - 2 * edge);
  }

  /** The number of the ring a cell is in. */
  static int ringOf(GridSize grid, int column, int row) {
    int edge = Math.min(
        Math.min(column, row), Math.min(grid.columns() - 1 - column, grid.rows() - 1 - row));
    return count(grid) - 1 - edge;
  }

  /** Whether there is a way around at all; a single row or column has none. */
  boolean isRound() {
    return columns > 1 && rows > 1;
  }

  int length() {
    return isRound() ? 2 * (columns + rows) - 4 : columns * rows;
  }

  /** The position of a cell. */
  int position(int column, int row) {
    int x = column - left;
    int y = row - top;
    if (y == 0) {
      return x;
    }
    if (columns == 1 || x == columns - 1) {
      return columns - 1 + y;
    }
    return y == rows - 1
        ? columns - 1 + rows - 1 + columns - 1 - x
        : 2 * (columns - 1) + rows - 1 + rows - 1 - y;
  }

  /** The position of a corner: 0 top left, 1 top right, 2 bottom right, 3 bottom left. */
  double corner(int number) {
    int across = (number + 1) / 2;
    int down = number / 2;
    return across * (columns - 1.0) + down * (rows - 1.0);
  }

  /** The middle of the right side: where it is three on a clock. */
  double three() {
    return columns - 1 + (rows - 1) / 2.0;
  }

  /** The column at a position, which may be any number, and between two cells. */
  double x(double position) {
    double at = wrapped(position);
    double right = columns - 1;
    double down = rows - 1;
    if (at <= right) {
      return left + at;
    }
    if (at <= right + down) {
      return left + right;
    }
    return left + Math.max(0, right - (at - right - down));
  }

  /** The row at a position, which may be any number, and between two cells. */
  double y(double position) {
    double at = wrapped(position);
    double right = columns - 1;
    double down = rows - 1;
    if (at <= right) {
      return top;
    }
    if (at <= right + down) {
      return top + at - right;
    }
    return top + Math.min(down, Math.max(0, 2 * right + 2 * down - at));
  }

  /** A position from 0 to the length of the way. */
  double wrapped(double position) {
    double length = length();
    double at = position - Math.floor(position / length) * length;
    return at >= length ? 0 : at;
  }
}
