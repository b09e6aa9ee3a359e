package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.table.GridSize;
import org.smalti.tools.layout.vector.ArraySize;

/** A grid with at most one item on each cell; some items may be fixed to theirs. */
final class Board {
  static final int NONE = -1;

  /** The number of directions: left, right, up, down. The opposite of a direction is {@code direction ^ 1}. */
  static final int DIRECTIONS = 4;

  private static final ArraySize SIDES = new ArraySize("sides", "cells", "take a smaller grid");
  private static final int[] ACROSS = {-1, 1, 0, 0};
  private static final int[] DOWN = {0, 0, -1, 1};

  final GridSize size;
  final boolean wrap;
  /** By cell, {@link #NONE} where there is none. */
  final int[] items;
  /** By item. */
  final int[] cells;
  /** By item. */
  final boolean[] held;

  private final int[] near;

  /**
   * Puts items on a board.
   *
   * @param wrap whether the left edge touches the right one and the top the bottom
   * @param cells of the items, all different
   */
  Board(GridSize size, boolean wrap, int[] cells, boolean[] held) {
    this.size = size;
    this.wrap = wrap;
    this.cells = cells.clone();
    this.held = held;
    items = new int[size.cells()];
    Arrays.fill(items, NONE);
    for (int item = 0; item < cells.length; item++) {
      items[cells[item]] = item;
    }
    near = new int[sides(size)];
    for (int i = 0; i < near.length; i++) {
      int cell = i / DIRECTIONS;
      int beside = at(size.x(cell) + ACROSS[i % DIRECTIONS], size.y(cell) + DOWN[i % DIRECTIONS]);
      near[i] = beside == NONE || beside == cell || items[beside] == NONE ? NONE : beside;
    }
  }

  /** The number of cells times the number of directions. */
  static int sides(GridSize size) {
    return SIDES.of(DIRECTIONS, size.cells());
  }

  /** The cell at a place, or {@link #NONE} beyond the edge. */
  int at(int x, int y) {
    if (wrap) {
      return Math.floorMod(y, size.rows()) * size.columns() + Math.floorMod(x, size.columns());
    }
    boolean inside = x >= 0 && y >= 0 && x < size.columns() && y < size.rows();
    return inside ? y * size.columns() + x : NONE;
  }

  /**
   * The cell next to one that has an item, or {@link #NONE} if there is none or it is empty. Items move, empty cells
   * don't.
   */
  int near(int cell, int direction) {
    return near[cell * DIRECTIONS + direction];
  }

  void swap(int oneCell, int otherCell) {
    int one = items[oneCell];
    int other = items[otherCell];
    put(other, oneCell);
    put(one, otherCell);
  }

  void put(int item, int cell) {
    items[cell] = item;
    cells[item] = cell;
  }
}
