package org.smalti.tools.layout.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Workers;
import org.smalti.core.table.GridSize;
import org.smalti.tools.layout.vector.Vectors;

class GridQualityTest {
  @Test
  void itIsThePublishedDefinition() {
    Random random = new Random(1);
    for (GridSize size : List.of(new GridSize(7, 5), new GridSize(6, 4), new GridSize(13, 1))) {
      for (boolean wrap : new boolean[] {false, true}) {
        Vectors vectors = ImprovedLayoutTest.colours(size.cells(), random.nextInt());
        int[] cells = shuffled(size.cells(), random);
        GridQuality quality = GridQuality.of(size, wrap, cells, vectors, 2);
        assertThat(quality.dpq()).isCloseTo(plain(size, wrap, cells, vectors), within(1e-6));
      }
    }
  }

  @Test
  void aPartOfTheSamplesTellsWhatAllDo() {
    var size = new GridSize(48, 48);
    Vectors vectors = ImprovedLayoutTest.colours(size.cells(), 3);
    int[] sliced = new GridLayout(size, GridMethod.SLICE, false)
        .place(GridItems.of(vectors), 1, RunFactory.silent());
    assertThat(error(size, sliced, vectors)).isPositive().isLessThan(0.01);
    // What chance gives needs no more than its second decimal.
    assertThat(error(size, shuffled(size.cells(), new Random(4)), vectors))
        .isPositive()
        .isLessThan(0.03);
  }

  private static double error(GridSize size, int[] cells, Vectors vectors) {
    Board board = new Board(size, false, cells, new boolean[cells.length]);
    AllDistances distances = new AllDistances(vectors);
    try (Workers workers = new Workers(2)) {
      DistanceProfile whole =
          DistanceProfile.of(board, distances, cells.length, Long.MAX_VALUE, workers);
      DistanceProfile part =
          DistanceProfile.of(board, distances, DistanceProfile.RANKS, 1, workers);
      return Math.abs(part.dpq() - whole.dpq());
    }
  }

  @Test
  void holesAreNoNeighbours() {
    var size = new GridSize(3, 1);
    Vectors vectors = new Vectors(2, 1, new float[] {0, 5});
    assertThat(GridQuality.of(size, false, new int[] {0, 1}, vectors, 1).neighbours())
        .isEqualTo(5);
    assertThat(GridQuality.of(size, false, new int[] {0, 2}, vectors, 1).neighbours())
        .isNaN();
    assertThat(GridQuality.of(size, true, new int[] {0, 2}, vectors, 1).neighbours())
        .isEqualTo(5);
  }

  @Test
  void aLineInOrderIsTheBestThereIs() {
    float[] values = new float[64];
    int[] cells = new int[64];
    for (int i = 0; i < 64; i++) {
      values[i] = i;
      cells[i] = i;
    }
    var quality = GridQuality.of(new GridSize(64, 1), false, cells, new Vectors(64, 1, values), 1);
    assertThat(quality.dpq()).isCloseTo(1, within(1e-9));
    assertThat(quality.neighbours()).isEqualTo(1);
    assertThat(quality.neighboursByChance()).isCloseTo(65.0 / 3, within(1e-4));
    assertThat(quality.dpqByChance()).isLessThan(0.5);
  }

  @Test
  void equalSamplesCannotBeLaidOutBadly() {
    int[] cells = IntStream.range(0, 12).toArray();
    var quality =
        GridQuality.of(new GridSize(4, 3), false, cells, new Vectors(12, 2, new float[24]), 2);
    assertThat(quality.dpq()).isEqualTo(1);
    assertThat(quality.neighbours()).isZero();
    var one = GridQuality.of(
        new GridSize(4, 3), false, new int[] {5}, new Vectors(1, 2, new float[2]), 2);
    assertThat(one.dpq()).isEqualTo(1);
  }

  @Test
  void theSmallestDistancesAreSorted() {
    float[] distances = {9, 0, 3, 2.5f, 2.25f, 7, 2.25f};
    assertThat(SmallestDistances.of(distances, 1, 4)).containsExactly(2.25f, 2.25f, 2.5f, 3);
    assertThat(SmallestDistances.of(distances, 0, 6)).containsExactly(0, 2.25f, 2.25f, 2.5f, 3, 7);
  }

  private static int[] shuffled(int count, Random random) {
    List<Integer> cells =
        new java.util.ArrayList<>(IntStream.range(0, count).boxed().toList());
    java.util.Collections.shuffle(cells, random);
    return cells.stream().mapToInt(Integer::intValue).toArray();
  }

  /** As it is written down, step by step. */
  private static double plain(GridSize size, boolean wrap, int[] cells, Vectors vectors) {
    int n = vectors.count();
    double[] laid = new double[n - 1];
    double[] best = new double[n - 1];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      int item = i;
      List<Integer> others =
          IntStream.range(0, n).filter(j -> j != item).boxed().toList();
      Comparator<Integer> byLikeness = Comparator.comparingDouble(j -> distance(vectors, item, j));
      Comparator<Integer> byPlace =
          Comparator.comparingInt(j -> far(size, wrap, cells[item], cells[j]));
      add(others.stream().sorted(byPlace.thenComparing(byLikeness)).toList(), vectors, i, laid);
      add(others.stream().sorted(byLikeness).toList(), vectors, i, best);
      mean += others.stream().mapToDouble(j -> distance(vectors, item, j)).sum() / n / (n - 1);
    }
    return norm(laid, mean) / norm(best, mean);
  }

  private static void add(List<Integer> others, Vectors vectors, int item, double[] means) {
    double sum = 0;
    for (int k = 0; k < means.length; k++) {
      sum += distance(vectors, item, others.get(k));
      means[k] += sum / (k + 1) / vectors.count();
    }
  }

  private static double norm(double[] means, double mean) {
    double sum = 0;
    for (double value : means) {
      sum += Math.pow(Math.max(0, (mean - value) / mean), 16);
    }
    return Math.pow(sum, 1 / 16.0);
  }

  private static int far(GridSize size, boolean wrap, int one, int other) {
    int x = Math.abs(size.x(one) - size.x(other));
    int y = Math.abs(size.y(one) - size.y(other));
    int across = wrap ? Math.min(x, size.columns() - x) : x;
    int down = wrap ? Math.min(y, size.rows() - y) : y;
    return across * across + down * down;
  }

  private static double distance(Vectors vectors, int one, int other) {
    double sum = 0;
    for (int k = 0; k < vectors.size(); k++) {
      double difference =
          vectors.values()[one * vectors.size() + k] - vectors.values()[other * vectors.size() + k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
