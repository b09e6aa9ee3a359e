package org.smalti.core.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaximumWeightMatchingTest {
  @Test
  void nothingIsHeavierByBruteForce() {
    qt().withExamples(1000)
        .forAll(integers().between(0, 6), integers().between(0, 6), integers().all())
        .checkAssert((rows, columns, seed) -> {
          Random random = new Random(seed);
          float[] weights = new float[rows * columns];
          for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(3) == 0 ? random.nextFloat() : 0;
          }
          int[] matching = MaximumWeightMatching.solve(weights, rows, columns);
          assertThat(Arrays.stream(matching).filter(column -> column >= 0).toArray())
              .doesNotHaveDuplicates();
          assertThat(weight(weights, matching, columns))
              .isCloseTo(heaviest(weights, columns, 0, new boolean[columns]), within(1e-6));
        });
  }

  @Test
  void thoseThatWeighNothingAreNotMatched() {
    assertThat(MaximumWeightMatching.solve(new float[] {0, 2, -1, 3}, 2, 2)).containsExactly(-1, 1);
  }

  @Test
  void theHeaviestPairMayBeLeftForTwoThatWeighMoreTogether() {
    assertThat(MaximumWeightMatching.solve(new float[] {.9f, .6f, .6f, 0}, 2, 2))
        .containsExactly(1, 0);
  }

  private static double weight(float[] weights, int[] matching, int columns) {
    double sum = 0;
    for (int row = 0; row < matching.length; row++) {
      if (matching[row] >= 0) {
        assertThat(weights[row * columns + matching[row]]).isPositive();
        sum += weights[row * columns + matching[row]];
      }
    }
    return sum;
  }

  private static double heaviest(float[] weights, int columns, int row, boolean[] taken) {
    if (columns == 0 || row == weights.length / columns) {
      return 0;
    }
    double best = heaviest(weights, columns, row + 1, taken);
    for (int j = 0; j < columns; j++) {
      if (!taken[j]) {
        taken[j] = true;
        double with = weights[row * columns + j] + heaviest(weights, columns, row + 1, taken);
        best = Math.max(best, with);
        taken[j] = false;
      }
    }
    return best;
  }
}
