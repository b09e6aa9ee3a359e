package org.smalti.core.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearAssignmentTest {
  @Test
  void nothingIsCheaperByBruteForce() {
    qt().withExamples(500)
        .forAll(integers().between(0, 7), integers().between(1, 50), integers().all())
        .checkAssert((n, range, seed) -> {
          Random random = new Random(seed);
          float[] costs = new float[n * n];
          for (int i = 0; i < costs.length; i++) {
            costs[i] = random.nextInt(range) - range / 2;
          }
          int[] columns = LinearAssignment.solve(costs, n);
          assertThat(columns).doesNotHaveDuplicates().hasSize(n);
          assertThat(cost(costs, columns)).isEqualTo(cheapest(costs, n, 0, new boolean[n]));
        });
  }

  @Test
  void largeOnesAreAsCheapAsByAPlainAlgorithm() {
    Random random = new Random(1);
    for (int n : new int[] {1, 2, 20, 81, 150}) {
      float[] costs = new float[n * n];
      for (int i = 0; i < costs.length; i++) {
        costs[i] = n == 81 ? random.nextInt(3) : random.nextFloat();
      }
      assertThat(cost(costs, LinearAssignment.solve(costs, n)))
          .isCloseTo(cost(costs, plain(costs, n)), within(1e-4));
    }
  }

  @Test
  void equalCostsAreAnyAssignment() {
    assertThat(LinearAssignment.solve(new float[10_000], 100)).doesNotHaveDuplicates();
  }

  @Test
  void manyRowsThatWantTheSameColumnsDoNotOutbidEachOtherForLong() {
    int n = 240;
    float[] costs = new float[n * n];
    for (int i = 0; i < n; i++) {
      int wanted = i / 80;
      for (int j = 0; j < n; j++) {
        costs[i * n + j] = (float) Math.pow(wanted - j / 40.0, 2) * 1e6f;
      }
    }
    int[] columns = LinearAssignment.solve(costs, n);
    assertThat(columns).doesNotHaveDuplicates();
    assertThat(cost(costs, columns))
        .isCloseTo(cost(costs, plain(costs, n)), withinPercentage(0.001));
  }

  private static double cost(float[] costs, int[] columns) {
    double sum = 0;
    for (int i = 0; i < columns.length; i++) {
      sum += costs[i * columns.length + columns[i]];
    }
    return sum;
  }

  private static double cheapest(float[] costs, int n, int row, boolean[] taken) {
    if (row == n) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int column = 0; column < n; column++) {
      if (!taken[column]) {
        taken[column] = true;
        least = Math.min(least, costs[row * n + column] + cheapest(costs, n, row + 1, taken));
        taken[column] = false;
      }
    }
    return least;
  }

  /** Bellman and Ford's shortest paths, one row after the other: slow, and nothing like the one that is tested. */
  private static int[] plain(float[] costs, int n) {
    int[] columnOf = new int[n];
    int[] rowOf = new int[n];
    Arrays.fill(columnOf, -1);
    Arrays.fill(rowOf, -1);
    for (int start = 0; start < n; start++) {
      double[] distance = new double[n];
      int[] from = new int[n];
      for (int j = 0; j < n; j++) {
        distance[j] = costs[start * n + j];
        from[j] = start;
      }
      boolean changed = true;
      while (changed) {
        changed = false;
        for (int j = 0; j < n; j++) {
          int row = rowOf[j];
          for (int k = 0; row >= 0 && k < n; k++) {
            double through = distance[j] - costs[row * n + j] + costs[row * n + k];
            if (through < distance[k] - 1e-9) {
              distance[k] = through;
              from[k] = row;
              changed = true;
            }
          }
        }
      }
      int end = -1;
      for (int j = 0; j < n; j++) {
        if (rowOf[j] < 0 && (end < 0 || distance[j] < distance[end])) {
          end = j;
        }
      }
      while (end >= 0) {
        int row = from[end];
        int before = columnOf[row];
        columnOf[row] = end;
        rowOf[end] = row;
        end = row == start ? -1 : before;
      }
    }
    return columnOf;
  }
}
