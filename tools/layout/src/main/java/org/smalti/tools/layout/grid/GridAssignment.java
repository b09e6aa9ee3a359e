package org.smalti.tools.layout.grid;

import org.smalti.core.table.GridSize;

/** A way to give points cells of their own so that near points get near cells. */
@FunctionalInterface
public interface GridAssignment {
  /**
   * Gives every point one of the cells.
   *
   * @param x of each point; any number, NaN counts as the largest
   * @param y of each point
   * @param cells as many different cells as there are points, ascending
   * @param size of the grid they belong to
   * @return for each point its cell, each of {@code cells} once
   */
  int[] assign(double[] x, double[] y, int[] cells, GridSize size);
}
