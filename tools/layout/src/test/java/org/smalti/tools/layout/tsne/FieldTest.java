package org.smalti.tools.layout.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.run.Workers;

/** The interpolated repulsions beside the sums over all pairs that they stand for. */
class FieldTest {
  @ParameterizedTest
  @CsvSource({
    "1,1,0.01",
    "1,30,0.01",
    "1,3000,0.01",
    "2,1,0.01",
    "2,10,0.02",
    "2,40,0.03",
    "2,80,0.03"
  })
  void interpolatedForcesAreNearTheExactOnes(int components, double extent, double error) {
    double[] points = new Random(3).doubles(3000L * components, -extent, extent).toArray();
    double[] exact = new double[points.length];
    double sum = ExactRepulsion.exact(points, components, exact);
    try (Workers workers = new Workers(2)) {
      double[] forces = new double[points.length];
      Repulsion field = field(components, 3000, workers);
      assertThat(field.push(points, forces)).isCloseTo(sum, within(sum * 0.001));
      assertThat(ExactRepulsion.distance(forces, exact)).isLessThan(error);
      // Once more on the same arrays, after points elsewhere.
      field.push(
          new Random(4).doubles(points.length, -7, 3 * extent).toArray(),
          new double[points.length]);
      double[] again = new double[points.length];
      field.push(points, again);
      assertThat(again).isEqualTo(forces);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void forcesAreBitIdenticalAtAnyNumberOfThreads(int components) {
    double[] points = new Random(9).doubles(5000L * components, -50, 30).toArray();
    double[] one = new double[points.length];
    double[] five = new double[points.length];
    try (Workers workers = new Workers(1);
        Workers more = new Workers(5)) {
      assertThat(field(components, 5000, workers).push(points, one))
          .isEqualTo(field(components, 5000, more).push(points, five));
    }
    assertThat(five).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void pointsInOnePlaceDoNotPushEachOther(int components) {
    double[] points = new double[1000 * components];
    double[] forces = new double[points.length];
    try (Workers workers = new Workers(2)) {
      assertThat(field(components, 1000, workers).push(points, forces))
          .isCloseTo(999_000, within(999_000 * 0.03));
      assertThat(forces).usingComparatorWithPrecision(0.01).containsOnly(0);
    }
  }

  private static Repulsion field(int components, int count, Workers workers) {
    return components == 1 ? new LineRepulsion(count, workers) : new PlaneRepulsion(count, workers);
  }
}
