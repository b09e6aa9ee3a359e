package org.smalti.tools.layout.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarnesHutTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void angleZeroIsExactAndAngleAHalfIsNear(int dimensions) {
    double[] points = new Random(2).doubles(800L * dimensions, -20, 20).toArray();
    System.arraycopy(points, 0, points, 100 * dimensions, 100 * dimensions);
    double[] exact = new double[points.length];
    double sum = plain(points, dimensions, exact);
    try (Workers workers = new Workers(2)) {
      double[] forces = new double[points.length];
      var none = new BarnesHut(800, dimensions, 0, workers);
      assertThat(none.push(points, forces)).isCloseTo(sum, within(sum * 1e-10));
      assertThat(distance(forces, exact)).isLessThan(1e-10);
      var half = new BarnesHut(800, dimensions, 0.5, workers);
      assertThat(half.push(points, forces)).isCloseTo(sum, within(sum * 0.02));
      assertThat(distance(forces, exact)).isLessThan(0.05);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void manyPointsInOnePlaceAreCounted(int dimensions) {
    double[] points = new double[1000 * dimensions];
    points[0] = 1;
    double[] exact = new double[points.length];
    double sum = plain(points, dimensions, exact);
    try (Workers workers = new Workers(2)) {
      double[] forces = new double[points.length];
      assertThat(new BarnesHut(1000, dimensions, 0.5, workers).push(points, forces))
          .isCloseTo(sum, within(sum * 1e-9));
      assertThat(distance(forces, exact)).isLessThan(1e-9);
    }
  }

  private static double plain(double[] points, int dimensions, double[] forces) {
    double sum = 0;
    int count = points.length / dimensions;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double distance = 0;
        for (int d = 0; d < dimensions; d++) {
          distance += Math.pow(points[i * dimensions + d] - points[j * dimensions + d], 2);
        }
        double w = 1 / (1 + distance);
        sum += i == j ? 0 : w;
        for (int d = 0; d < dimensions; d++) {
          forces[i * dimensions + d] +=
              w * w * (points[i * dimensions + d] - points[j * dimensions + d]);
        }
      }
    }
    return sum;
  }

  /** Relative to the length of the second. */
  private static double distance(double[] a, double[] b) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < a.length; i++) {
      difference += (a[i] - b[i]) * (a[i] - b[i]);
      length += b[i] * b[i];
    }
    return Math.sqrt(difference / length);
  }
}
