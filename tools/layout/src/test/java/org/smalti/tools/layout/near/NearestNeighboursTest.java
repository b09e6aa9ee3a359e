package org.smalti.tools.layout.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.tsne.Measures;
import org.smalti.tools.layout.vector.Vectors;

class NearestNeighboursTest {
  @Test
  void theNearestAreThoseThatSortingAllDistancesGives() {
    Random random = new Random(5);
    int count = 700;
    int size = 7;
    float[] values = new float[count * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4);
    }
    Vectors vectors = new Vectors(count, size, values);
    try (Workers workers = new Workers(3)) {
      NearestNeighbours near = NearestNeighbours.exact(vectors, 20, workers, Run.silent());
      for (int i = 0; i < count; i++) {
        int self = i;
        Integer[] others = new Integer[count];
        Arrays.setAll(others, j -> j);
        Arrays.sort(
            others,
            Comparator.<Integer>comparingDouble(
                    j -> j == self ? Double.POSITIVE_INFINITY : Measures.distance(vectors, self, j))
                .thenComparing(j -> (j - self + count) % count));
        int[] expected =
            Arrays.stream(others).limit(20).mapToInt(Integer::intValue).toArray();
        assertThat(Arrays.copyOfRange(near.indexes(), i * 20, (i + 1) * 20)).isEqualTo(expected);
        assertThat(near.distances()[i * 20 + 19])
            .isEqualTo((float) Measures.distance(vectors, i, expected[19]));
      }
    }
  }

  @Test
  void thoseOfOneVectorAreAnotherAlgorithmsAndItselfBeforeThem() {
    Vectors vectors = clusters(900);
    try (Workers workers = new Workers(2)) {
      NearestNeighbours all = NearestNeighbours.exact(vectors, 20, workers, Run.silent());
      for (int one = 0; one < vectors.count(); one += 89) {
        NearestNeighbours own = NearestNeighbours.ofOne(vectors, one, vectors.count(), 21);
        assertThat(own.indexes()[0]).isEqualTo(one);
        assertThat(own.distances()[0]).isZero();
        assertThat(Arrays.copyOfRange(own.indexes(), 1, 21))
            .isEqualTo(Arrays.copyOfRange(all.indexes(), one * 20, one * 20 + 20));
      }
    }
  }

  @Test
  void aVectorBehindThoseThatAreSearchedIsNoNeighbourOfItself() {
    Vectors vectors = new Vectors(4, 1, new float[] {5, 3, 3, 3});
    assertThat(NearestNeighbours.ofOne(vectors, 3, 3, 9).indexes()).containsExactly(1, 2, 0);
    assertThat(NearestNeighbours.ofOne(vectors, 2, 3, 9).indexes()).containsExactly(2, 1, 0);
    assertThat(NearestNeighbours.ofOne(vectors, 0, 3, 1).indexes()).containsExactly(0);
    assertThat(NearestNeighbours.ofOne(vectors, 3, 3, 1).distances()).containsExactly(0);
  }

  @Test
  void refinedNeighboursAreNearlyAllOfTheExactOnesAndTheSameAtAnyNumberOfThreads() {
    Vectors vectors = clusters(9000);
    try (Workers workers = new Workers(1);
        Workers more = new Workers(3)) {
      NearestNeighbours exact = NearestNeighbours.exact(vectors, 30, workers, Run.silent());
      NearestNeighbours refined = NnDescent.of(vectors, 30, workers, Run.silent());
      int found = 0;
      for (int i = 0; i < vectors.count(); i++) {
        int[] own = Arrays.copyOfRange(refined.indexes(), i * 30, (i + 1) * 30);
        for (int j = 0; j < 30; j++) {
          int wanted = exact.indexes()[i * 30 + j];
          found += Arrays.stream(own).anyMatch(index -> index == wanted) ? 1 : 0;
        }
      }
      assertThat(found / (30.0 * vectors.count())).isGreaterThan(0.9);
      assertThat(NnDescent.of(vectors, 30, more, Run.silent()).indexes())
          .isEqualTo(refined.indexes());
    }
  }

  @Test
  void manyEqualVectorsHaveAsManyFollowersEach() {
    Vectors equal = new Vectors(600, 2, new float[1200]);
    try (Workers workers = new Workers(2)) {
      int[] followers = new int[600];
      for (int index : NearestNeighbours.exact(equal, 20, workers, Run.silent()).indexes()) {
        followers[index]++;
      }
      assertThat(followers).containsOnly(20);
    }
  }

  /** Around 40 places on a surface of few dimensions, as sounds are. */
  private static Vectors clusters(int count) {
    Random random = new Random(8);
    float[] values = new float[count * 12];
    for (int i = 0; i < count; i++) {
      double kind = random.nextInt(40);
      double u = random.nextGaussian();
      double v = random.nextGaussian();
      for (int k = 0; k < 12; k++) {
        values[i * 12 + k] = (float) (3 * Math.sin(kind * (k + 1))
            + u * Math.cos(k)
            + v * Math.sin(k)
            + 0.2 * random.nextGaussian());
      }
    }
    return new Vectors(count, 12, values);
  }
}
