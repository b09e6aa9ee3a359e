package org.smalti.tools.layout.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.run.Workers;

class BarnesHutTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void angleZeroIsExactAndAngleAHalfIsNear(int dimensions) {
    double[] points = new Random(2).doubles(800L * dimensions, -20, 20).toArray();
    System.arraycopy(points, 0, points, 100 * dimensions, 100 * dimensions);
    double[] exact = new double[points.length];
    double sum = ExactRepulsion.exact(points, dimensions, exact);
    try (Workers workers = new Workers(2)) {
      double[] forces = new double[points.length];
      var none = new BarnesHut(800, dimensions, 0, workers);
      assertThat(none.push(points, forces)).isCloseTo(sum, within(sum * 1e-10));
      assertThat(ExactRepulsion.distance(forces, exact)).isLessThan(1e-10);
      var half = new BarnesHut(800, dimensions, 0.5, workers);
      assertThat(half.push(points, forces)).isCloseTo(sum, within(sum * 0.02));
      assertThat(ExactRepulsion.distance(forces, exact)).isLessThan(0.05);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void manyPointsInOnePlaceAreCounted(int dimensions) {
    double[] points = new double[1000 * dimensions];
    points[0] = 1;
    double[] exact = new double[points.length];
    double sum = ExactRepulsion.exact(points, dimensions, exact);
    try (Workers workers = new Workers(2)) {
      double[] forces = new double[points.length];
      assertThat(new BarnesHut(1000, dimensions, 0.5, workers).push(points, forces))
          .isCloseTo(sum, within(sum * 1e-9));
      assertThat(ExactRepulsion.distance(forces, exact)).isLessThan(1e-9);
    }
  }
}
