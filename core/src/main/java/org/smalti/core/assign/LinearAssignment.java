package org.smalti.core.assign;

import java.util.Arrays;
import org.smalti.core.CancelledException;

/**
 * The cheapest way to give each of n rows a column of its own, exactly. Auctions with decreasing steps (Bertsekas, "The
 * auction algorithm", 1988) bring the prices of the columns near their final values; from there the shortest augmenting
 * paths of Jonker and Volgenant ("A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems", Computing 38, 1987) are short. O(n³) at worst, in practice nearer to n². The result is deterministic: of
 * several optimal assignments always the same one is found.
 */
public final class LinearAssignment {
  private static final int NONE = -1;
  /** The step is divided by this from auction to auction. */
  private static final int STEP_DIVISOR = 5;
  /** The last step is the range of costs divided by this and by the number of rows. */
  private static final int LAST_STEP_DIVISOR = 16;
  /**
   * The limit of bids per row in one auction. Without it many rows could outbid each other by small steps for a long
   * time.
   */
  private static final int BIDS_PER_ROW = 16;

  private final int n;
  private final float[] costs;
  /** The prices of the columns (their dual variables), which are subtracted from the costs. */
  private final double[] price;

  private final int[] columnOf;
  private final int[] rowOf;
  private final int[] free;
  private int freeCount;

  private LinearAssignment(float[] costs, int n) {
    if (costs.length < (long) n * n) {
      throw new IllegalArgumentException(costs.length + " costs for " + n + " rows and columns");
    }
    this.n = n;
    this.costs = costs;
    price = new double[n];
    columnOf = new int[n];
    rowOf = new int[n];
    free = new int[n];
  }

  /**
   * Solves one problem.
   *
   * @param costs finite, row after row
   * @param n rows and columns
   * @return for each row its column
   */
  public static int[] solve(float[] costs, int n) {
    var problem = new LinearAssignment(costs, n);
    if (n > 0) {
      double range = problem.reduceColumns();
      for (double step = range / STEP_DIVISOR;
          step > range / n / LAST_STEP_DIVISOR;
          step /= STEP_DIVISOR) {
        problem.auction(step);
      }
      problem.match();
      problem.augmentAll();
    }
    return problem.columnOf;
  }

  /** Sets the price of each column to its smallest cost, and gives the largest difference of a cost and its price. */
  private double reduceColumns() {
    Arrays.fill(price, Double.POSITIVE_INFINITY);
    double[] most = new double[n];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        price[j] = Math.min(price[j], costs[i * n + j]);
        most[j] = Math.max(most[j], costs[i * n + j]);
      }
    }
    double range = 0;
    for (int j = 0; j < n; j++) {
      range = Math.max(range, most[j] - price[j]);
    }
    return range;
  }

  /**
   * Auctions all columns: each row takes the column with the least reduced cost and changes its price so that it is
   * worse than the second best by {@code step}; the row that had it before must bid again. A price is subtracted from a
   * cost, so a bid lowers it.
   */
  private void auction(double step) {
    CancelledException.throwIfInterrupted();
    Arrays.fill(rowOf, NONE);
    for (int i = 0; i < n; i++) {
      free[i] = n - 1 - i;
    }
    int waiting = n;
    for (long bids = (long) BIDS_PER_ROW * n; waiting > 0 && bids > 0; bids--) {
      int row = free[--waiting];
      bid(row, step);
      int column = columnOf[row];
      if (rowOf[column] != NONE) {
        free[waiting++] = rowOf[column];
      }
      rowOf[column] = row;
    }
  }

  /** A method of its own, because the compiler optimises the loop less well inside another loop. */
  private void bid(int row, double step) {
    int from = row * n;
    double best = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    int column = 0;
    for (int j = 0; j < n; j++) {
      double cost = costs[from + j] - price[j];
      if (cost < second) {
        if (cost < best) {
          second = best;
          best = cost;
          column = j;
        } else {
          second = cost;
        }
      }
    }
    columnOf[row] = column;
    if (n > 1) {
      price[column] -= second - best + step;
    }
  }

  /** Gives each row the column with the least reduced cost, unless another row has it: then the row stays free. */
  private void match() {
    Arrays.fill(rowOf, NONE);
    for (int i = 0; i < n; i++) {
      int column = best(i);
      if (rowOf[column] == NONE) {
        rowOf[column] = i;
        columnOf[i] = column;
      } else {
        free[freeCount++] = i;
      }
    }
  }

  private int best(int row) {
    int from = row * n;
    double best = Double.POSITIVE_INFINITY;
    int column = 0;
    for (int j = 0; j < n; j++) {
      double cost = costs[from + j] - price[j];
      if (cost < best || (cost == best && rowOf[column] != NONE)) {
        best = cost;
        column = j;
      }
    }
    return column;
  }

  private void augmentAll() {
    int[] from = new int[n];
    int[] columns = new int[n];
    double[] distance = new double[n];
    for (int i = 0; i < freeCount; i++) {
      CancelledException.throwIfInterrupted();
      int end = shortestPath(free[i], from, columns, distance);
      int row;
      do {
        row = from[end];
        rowOf[end] = row;
        int given = columnOf[row];
        columnOf[row] = end;
        end = given;
      } while (row != free[i]);
    }
  }

  /**
   * Dijkstra's search from a free row to the nearest free column. {@code columns} holds first those whose distance is
   * final, then the others.
   */
  private int shortestPath(int start, int[] from, int[] columns, double[] distance) {
    int nearest = 0;
    for (int j = 0; j < n; j++) {
      distance[j] = costs[start * n + j] - price[j];
      from[j] = start;
      columns[j] = j;
      nearest = distance[j] < distance[nearest] ? j : nearest;
    }
    int done = 0;
    while (true) {
      int column = columns[nearest];
      columns[nearest] = columns[done];
      columns[done] = column;
      double reached = distance[column];
      int row = rowOf[column];
      if (row == NONE) {
        for (int k = 0; k < done; k++) {
          price[columns[k]] += distance[columns[k]] - reached;
        }
        return column;
      }
      done++;
      double slack = costs[row * n + column] - price[column] - reached;
      double least = Double.POSITIVE_INFINITY;
      for (int k = done; k < n; k++) {
        int next = columns[k];
        double through = costs[row * n + next] - price[next] - slack;
        if (through < distance[next]) {
          distance[next] = through;
          from[next] = row;
        }
        if (distance[next] < least) {
          least = distance[next];
          nearest = k;
        }
      }
    }
  }
}
