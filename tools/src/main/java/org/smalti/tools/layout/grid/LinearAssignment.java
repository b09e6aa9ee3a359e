package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.CancelledException;

/**
 * The cheapest way to give each of n rows a column of its own, exactly, by Jonker and Volgenant's algorithm ("A shortest augmenting
 * path algorithm for dense and sparse linear assignment problems", Computing 38, 1987). O(n³) at worst, in practice nearer to n².
 * Of several cheapest ways always the same one is found.
 */
public final class LinearAssignment {
  private static final int NONE = -1;
  /** Runs over the free rows before the shortest paths, as in the paper. */
  private static final int SETTLINGS = 2;
  /** How often per free row one that was ousted may answer at once: rows could outbid each other by little for long. */
  private static final int PATIENCE = 2;

  private final int n;
  private final float[] costs;
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
      int[] matches = problem.reduceColumns();
      problem.transferReduction(matches);
      for (int i = 0; i < SETTLINGS && problem.freeCount > 0; i++) {
        problem.settle();
      }
      problem.augmentAll();
    }
    return problem.columnOf;
  }

  /** Gives each column to its cheapest row; of several columns a row keeps the first. */
  private int[] reduceColumns() {
    int[] matches = new int[n];
    Arrays.fill(columnOf, NONE);
    int[] cheapest = new int[n];
    float[] least = Arrays.copyOf(costs, n);
    for (int i = 1; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (costs[i * n + j] < least[j]) {
          least[j] = costs[i * n + j];
          cheapest[j] = i;
        }
      }
    }
    for (int j = n - 1; j >= 0; j--) {
      price[j] = least[j];
      int row = cheapest[j];
      rowOf[j] = ++matches[row] == 1 ? row : NONE;
      if (matches[row] == 1) {
        columnOf[row] = j;
      }
    }
    return matches;
  }

  /** Lowers the price of a column that only one row wants by what that row would lose elsewhere. */
  private void transferReduction(int[] matches) {
    for (int i = 0; i < n; i++) {
      if (matches[i] == 0) {
        free[freeCount++] = i;
      } else if (matches[i] == 1) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < n; j++) {
          if (j != columnOf[i]) {
            least = Math.min(least, costs[i * n + j] - price[j]);
          }
        }
        if (least < Double.POSITIVE_INFINITY) {
          price[columnOf[i]] -= least;
        }
      }
    }
  }

  /** Lets each free row take its best column, at the price at which the second best is as good, and free who had it. */
  private void settle() {
    int before = freeCount;
    freeCount = 0;
    int next = 0;
    int patience = PATIENCE * before;
    while (next < before) {
      int row = free[next++];
      double best = Double.POSITIVE_INFINITY;
      double second = Double.POSITIVE_INFINITY;
      int bestColumn = NONE;
      int secondColumn = NONE;
      for (int j = 0; j < n; j++) {
        double cost = costs[row * n + j] - price[j];
        if (cost < second) {
          if (cost < best) {
            second = best;
            secondColumn = bestColumn;
            best = cost;
            bestColumn = j;
          } else {
            second = cost;
            secondColumn = j;
          }
        }
      }
      double lowered = price[bestColumn] - (second - best);
      // A difference that rounding swallows is none; without this two rows could oust each other
      // for ever.
      boolean strictly = second < Double.POSITIVE_INFINITY && lowered < price[bestColumn];
      int ousted = rowOf[bestColumn];
      if (strictly) {
        price[bestColumn] = lowered;
      } else if (ousted != NONE && secondColumn != NONE) {
        bestColumn = secondColumn;
        ousted = rowOf[bestColumn];
      }
      columnOf[row] = bestColumn;
      rowOf[bestColumn] = row;
      if (ousted != NONE) {
        columnOf[ousted] = NONE;
        if (strictly && patience-- > 0) {
          free[--next] = ousted;
        } else {
          free[freeCount++] = ousted;
        }
      }
    }
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
