package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.CancelledException;

/**
 * The cheapest way to give each of n rows a column of its own, exactly. Auctions with ever smaller steps (Bertsekas, "The auction
 * algorithm", 1988) bring the prices of the columns near to what they must be; from there the shortest augmenting paths of Jonker and
 * Volgenant ("A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38, 1987) are short.
 * O(n³) at worst, in practice nearer to n². Of several cheapest ways always the same one is found.
 */
public final class LinearAssignment {
  private static final int NONE = -1;
  /** From auction to auction the step shrinks by this factor. */
  private static final int COARSENESS = 5;
  /** The last step, times rows, as a part of the range of costs. */
  private static final int FINENESS = 16;
  /** Bids per row in one auction: after that its prices have to do, as many rows could outbid each other by little for long. */
  private static final int PATIENCE = 16;

  private final int n;
  private final float[] costs;
  /** Of columns; they are taken off the costs. */
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
      for (double step = range / COARSENESS; step > range / n / FINENESS; step /= COARSENESS) {
        problem.auction(step);
      }
      problem.match();
      problem.augmentAll();
    }
    return problem.columnOf;
  }

  /** Prices each column at its cheapest cost, and tells by how much the costs exceed the prices at most. */
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
   * Auctions all columns: each row takes the one that is best for it and makes it worse than the second best by {@code step}; who had
   * it looks for another. A price is what is taken off a cost, so a bid lowers it.
   */
  private void auction(double step) {
    CancelledException.throwIfInterrupted();
    Arrays.fill(rowOf, NONE);
    for (int i = 0; i < n; i++) {
      free[i] = n - 1 - i;
    }
    int waiting = n;
    for (long bids = (long) PATIENCE * n; waiting > 0 && bids > 0; bids--) {
      int row = free[--waiting];
      bid(row, step);
      int column = columnOf[row];
      if (rowOf[column] != NONE) {
        free[waiting++] = rowOf[column];
      }
      rowOf[column] = row;
    }
  }

  /** A method of its own, since the compiler makes little of such a loop within another. */
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

  /** Gives each row the column that is best for it at these prices, unless another row has it: then it stays free. */
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
   * Dijkstra's search from a free row to the nearest free column. {@code columns} holds first those whose distance is final, then the
   * others.
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
