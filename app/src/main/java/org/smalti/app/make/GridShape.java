package org.smalti.app.make;

import org.smalti.core.table.GridSize;

/** The grid that suits a number of samples: no sample without a cell, hardly a cell without one, in a film's shape. */
final class GridShape {
  /** Columns for each row: cells of a picture of 16:9 are then 4:3, as most films of archives are. */
  private static final double WIDE = 4 / 3.0;
  /** How much a shape that is off by a factor of two weighs beside all cells being empty. */
  private static final double SHAPE = 0.25;

  private GridShape() {}

  /** @param samples 1 or more */
  static GridSize of(int samples) {
    GridSize best = new GridSize(samples, 1);
    double least = Double.POSITIVE_INFINITY;
    for (int rows = 1; rows <= samples; rows++) {
      int columns = (samples + rows - 1) / rows;
      double cost = cost(samples, columns, rows);
      if (cost < least) {
        least = cost;
        best = new GridSize(columns, rows);
      }
    }
    return best;
  }

  private static double cost(int samples, int columns, int rows) {
    double spare = (double) rows * columns / samples - 1;
    double shape = Math.abs(Math.log(columns / (rows * WIDE)) / Math.log(2));
    return spare + SHAPE * shape;
  }
}
