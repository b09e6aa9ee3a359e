package org.smalti.core.assign;

import java.util.Arrays;

/**
 * The one-to-one matching of rows and columns with the largest sum of weights, where not every row needs a column. Rows
 * and columns that no weight joins, not even by way of others, are solved apart: most often these are pairs. The same
 * weights always give the same matching.
 */
public final class MaximumWeightMatching {
  private static final int NONE = -1;

  private final float[] weights;
  private final int rows;
  private final int columns;
  private final int[] columnOf;
  /** The rows, then the columns of one component; columns are counted after the rows. */
  private final int[] component;

  private final boolean[] reached;

  private MaximumWeightMatching(float[] weights, int rows, int columns) {
    if (weights.length < (long) rows * columns) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + rows + " rows and " + columns + " columns");
    }
    this.weights = weights;
    this.rows = rows;
    this.columns = columns;
    columnOf = new int[rows];
    component = new int[rows + columns];
    reached = new boolean[rows + columns];
    Arrays.fill(columnOf, NONE);
  }

  /**
   * Solves one problem.
   *
   * @param weights finite, row after row; pairs with 0 or less are never matched
   * @return for each row its column, or −1
   */
  public static int[] solve(float[] weights, int rows, int columns) {
    var problem = new MaximumWeightMatching(weights, rows, columns);
    for (int row = 0; row < rows; row++) {
      if (!problem.reached[row]) {
        problem.match(problem.collect(row));
      }
    }
    return problem.columnOf;
  }

  /** Puts all that is joined to a row into the component, and gives its size. */
  private int collect(int row) {
    int size = 0;
    component[size++] = row;
    reached[row] = true;
    for (int next = 0; next < size; next++) {
      int member = component[next];
      boolean isRow = member < rows;
      int end = isRow ? rows + columns : rows;
      for (int other = isRow ? rows : 0; other < end; other++) {
        if (!reached[other] && (isRow ? weight(member, other) : weight(other, member)) > 0) {
          reached[other] = true;
          component[size++] = other;
        }
      }
    }
    // So that the order in which they were reached does not choose among equal matchings.
    Arrays.sort(component, 0, size);
    return size;
  }

  private float weight(int row, int column) {
    return weights[row * columns + column - rows];
  }

  /** Matches the component: square, and filled with weights of 0, a whole assignment is what is looked for. */
  private void match(int size) {
    int height = 0;
    while (height < size && component[height] < rows) {
      height++;
    }
    int width = size - height;
    if (height == 1 && width == 1) {
      columnOf[component[0]] = component[1] - rows;
      return;
    }
    int n = Math.max(height, width);
    float[] costs = new float[n * n];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        costs[i * n + j] = -Math.max(0, weight(component[i], component[height + j]));
      }
    }
    int[] assigned = LinearAssignment.solve(costs, n);
    for (int i = 0; i < height; i++) {
      int j = assigned[i];
      if (j < width && costs[i * n + j] < 0) {
        columnOf[component[i]] = component[height + j] - rows;
      }
    }
  }
}
