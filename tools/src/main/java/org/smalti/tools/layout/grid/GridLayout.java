package org.smalti.tools.layout.grid;

import org.smalti.core.table.GridSize;

/** Lays points out on a grid: fewer points than cells leave holes at the rim. */
public final class GridLayout {
  private final GridSize size;
  private final GridAssignment assignment;

  public GridLayout(GridSize size, GridMethod method) {
    this.size = size;
    assignment = method.make();
  }

  /**
   * The cell of each point, numbered row by row, all different.
   *
   * @throws IllegalArgumentException if there are more points than cells
   */
  public int[] place(double[] x, double[] y) {
    return assignment.assign(x, y, CentredCells.of(size, x.length), size);
  }
}
