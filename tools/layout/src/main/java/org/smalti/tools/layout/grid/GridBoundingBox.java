package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.table.GridSize;

/**
 * The smallest rectangle of a grid that holds all items, so that a few items on a huge grid cost no more than on a
 * small one.
 *
 * @param wrap whether its opposite edges touch, as they do if it is all of a grid that wraps
 */
record GridBoundingBox(GridSize whole, GridSize size, int left, int top, boolean wrap) {
  static GridBoundingBox of(GridSize whole, boolean wrap, int[] cells) {
    int left = Arrays.stream(cells).map(whole::x).min().orElse(0);
    int right = Arrays.stream(cells).map(whole::x).max().orElse(0);
    int top = Arrays.stream(cells).map(whole::y).min().orElse(0);
    int bottom = Arrays.stream(cells).map(whole::y).max().orElse(0);
    boolean meets = right - left + 1 == whole.columns() || bottom - top + 1 == whole.rows();
    return wrap && meets
        ? new GridBoundingBox(whole, whole, 0, 0, true)
        : new GridBoundingBox(
            whole, new GridSize(right - left + 1, bottom - top + 1), left, top, false);
  }

  /** The same cells, numbered within the rectangle. */
  int[] inside(int[] cells) {
    return Arrays.stream(cells)
        .map(cell -> (whole.y(cell) - top) * size.columns() + whole.x(cell) - left)
        .toArray();
  }

  /** Back to the numbers of the grid. */
  int[] outside(int[] cells) {
    return Arrays.stream(cells)
        .map(cell -> (size.y(cell) + top) * whole.columns() + size.x(cell) + left)
        .toArray();
  }
}
