package org.smalti.tools.layout.tsne;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.smalti.core.run.Run;
import org.smalti.tools.layout.vector.Vectors;

class NeighboursTest {
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
      Neighbours near = Neighbours.exact(vectors, 20, workers, Run.silent());
      for (int i = 0; i < count; i++) {
        int self = i;
        Integer[] others = new Integer[count];
        Arrays.setAll(others, j -> j);
        Arrays.sort(
            others,
            Comparator.comparingDouble(
                j -> j == self ? Double.POSITIVE_INFINITY : Measures.distance(vectors, self, j)));
        int[] expected =
            Arrays.stream(others).limit(20).mapToInt(Integer::intValue).toArray();
        assertThat(Arrays.copyOfRange(near.indexes(), i * 20, (i + 1) * 20)).isEqualTo(expected);
        assertThat(near.distances()[i * 20 + 19])
            .isEqualTo((float) Measures.distance(vectors, i, expected[19]));
      }
    }
  }
}
