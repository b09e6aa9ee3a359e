package org.smalti.tools.layout.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.RunFactory;
import org.smalti.core.table.GridSize;
import org.smalti.tools.layout.vector.Vectors;

class ImprovedLayoutTest {
  private static final GridSize SIZE = new GridSize(16, 12);

  @Test
  void everySampleGetsACellOfItsOwnWhateverTheShape() {
    qt().withExamples(60)
        .forAll(
            integers().between(1, 20),
            integers().between(1, 20),
            doubles().between(0, 1),
            integers().all())
        .checkAssert((width, height, share, seed) -> {
          var size = new GridSize(width, height);
          int count = (int) Math.max(1, Math.round(share * size.cells()));
          for (boolean wrap : new boolean[] {false, true}) {
            int[] cells = place(size, wrap, colours(count, seed), 1 + seed & 1);
            assertThat(cells).hasSize(count).doesNotHaveDuplicates();
            assertThat(Arrays.stream(cells).allMatch(cell -> cell >= 0 && cell < size.cells()))
                .isTrue();
          }
        });
  }

  @Test
  void holesStayAtTheRimWhateverTheShape() {
    for (GridSize size : new GridSize[] {new GridSize(30, 7), new GridSize(5, 23)}) {
      for (int holes : new int[] {1, 9, 50}) {
        int count = size.cells() - holes;
        int[] cells = place(size, false, colours(count, holes), 2);
        assertThat(cells).containsExactlyInAnyOrder(CentredCells.of(size, count));
      }
    }
  }

  @Test
  void theOrderOfTheSamplesChangesNothing() {
    Vectors vectors = colours(SIZE.cells() - 7, 1);
    int[] cells = place(SIZE, false, vectors, 2);
    int[] order = IntStream.range(0, vectors.count()).toArray();
    Random random = new Random(2);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    double[] x = random.doubles(order.length).toArray();
    double[] y = random.doubles(order.length).toArray();
    var items = GridItems.of(x, y, vectors);
    for (GridMethod method : GridMethod.values()) {
      var layout = new GridLayout(SIZE, method, false);
      int[] first = layout.place(items, 1, RunFactory.silent());
      int[] shuffled = layout.place(items.select(order), 1, RunFactory.silent());
      for (int i = 0; i < order.length; i++) {
        assertThat(shuffled[i]).as("%s, sample %d", method, order[i]).isEqualTo(first[order[i]]);
      }
    }
    assertThat(cells).hasSize(order.length);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Vectors vectors = colours(SIZE.cells(), 3);
    for (boolean wrap : new boolean[] {false, true}) {
      int[] cells = place(SIZE, wrap, vectors, 1);
      assertThat(place(SIZE, wrap, vectors, 2)).isEqualTo(cells);
      assertThat(place(SIZE, wrap, vectors, 7)).isEqualTo(cells);
    }
  }

  @Test
  void neighboursAreMoreAlikeThanAfterSlicing() {
    Vectors vectors = colours(SIZE.cells(), 4);
    GridItems items = GridItems.of(vectors);
    int[] sliced =
        new GridLayout(SIZE, GridMethod.SLICE, false).place(items, 1, RunFactory.silent());
    GridQuality before = GridQuality.of(SIZE, false, sliced, vectors, 1);
    GridQuality after = GridQuality.of(SIZE, false, place(SIZE, false, vectors, 2), vectors, 1);
    assertThat(after.dpq()).isGreaterThan(before.dpq() + 0.02);
    assertThat(after.neighbours()).isLessThan(0.8 * before.neighbours());
  }

  @Test
  void randomColoursLieBetterThanByThePublishedMethods() {
    var size = new GridSize(32, 32);
    Vectors vectors = colours(size.cells(), 10);
    int[] cells = place(size, false, vectors, 2);
    assertThat(GridQuality.of(size, false, cells, vectors, 2).dpq()).isGreaterThan(0.9545);
  }

  @Test
  void onATorusTheEdgesFitTogether() {
    var size = new GridSize(12, 12);
    Vectors vectors = colours(size.cells(), 5);
    GridQuality open = GridQuality.of(size, true, place(size, false, vectors, 2), vectors, 1);
    GridQuality wrapped = GridQuality.of(size, true, place(size, true, vectors, 2), vectors, 1);
    assertThat(wrapped.neighbours()).isLessThan(open.neighbours());
    assertThat(wrapped.dpq()).isGreaterThan(open.dpq());
  }

  @Test
  void fixedSamplesStayAndDrawTheirLike() {
    Vectors vectors = colours(SIZE.cells(), 6);
    int[] fixed = new int[SIZE.cells()];
    Arrays.fill(fixed, -1);
    fixed[10] = 0;
    fixed[20] = SIZE.cells() - 1;
    fixed[30] = 100;
    GridItems items = GridItems.of(vectors).fixedTo(fixed);
    for (GridMethod method : GridMethod.values()) {
      int[] cells = new GridLayout(SIZE, method, false).place(items, 2, RunFactory.silent());
      assertThat(cells).doesNotHaveDuplicates();
      assertThat(cells[10]).isZero();
      assertThat(cells[20]).isEqualTo(SIZE.cells() - 1);
      assertThat(cells[30]).isEqualTo(100);
    }
    int[] cells = new GridLayout(SIZE, GridMethod.AUTO, false).place(items, 2, RunFactory.silent());
    FeatureSpace space = new FeatureSpace(vectors);
    int beside =
        IntStream.range(0, cells.length).filter(i -> cells[i] == 1).findFirst().orElseThrow();
    double nearer = IntStream.range(0, cells.length)
        .filter(i -> space.distance(i, 10) < space.distance(beside, 10))
        .count();
    assertThat(nearer / cells.length)
        .as("share of samples more alike than the neighbour")
        .isLessThan(0.2);
  }

  @Test
  void aFixedCellOutsideTheMiddleIsKeptFree() {
    int[] fixed = {0, -1, -1};
    var size = new GridSize(9, 9);
    int[] cells = new GridLayout(size, GridMethod.AUTO, false)
        .place(GridItems.of(colours(3, 7)).fixedTo(fixed), 1, RunFactory.silent());
    assertThat(cells).doesNotHaveDuplicates();
    assertThat(cells[0]).isZero();
    assertThat(size.x(cells[1])).isBetween(3, 5);
  }

  @Test
  void oneTwoAndEqualSamplesAreNoObstacle() {
    assertThat(place(new GridSize(5, 5), false, colours(1, 8), 2)).containsExactly(12);
    assertThat(place(new GridSize(1, 1), true, colours(1, 8), 2)).containsExactly(0);
    assertThat(place(new GridSize(2, 1), true, colours(2, 8), 2)).containsExactlyInAnyOrder(0, 1);
    assertThat(place(new GridSize(4, 4), false, new Vectors(0, 3, new float[0]), 2))
        .isEmpty();
    Vectors equal = new Vectors(100, 3, new float[300]);
    for (boolean wrap : new boolean[] {false, true}) {
      assertThat(place(new GridSize(10, 10), wrap, equal, 2)).doesNotHaveDuplicates();
    }
  }

  @Test
  void fewSamplesOnAHugeGridCostNothing() {
    var size = new GridSize(10_000, 10_000);
    int[] cells = place(size, false, colours(5, 9), 1);
    assertThat(cells).doesNotHaveDuplicates();
    assertThat(GridQuality.of(size, true, cells, colours(5, 9), 1).dpq()).isBetween(0.0, 1.0);
  }

  @Test
  void whatIsNoFiniteNumberIsRefused() {
    assertThatThrownBy(() -> GridItems.of(new Vectors(2, 1, new float[] {1, Float.NaN})))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("no finite numbers");
  }

  static Vectors colours(int count, int seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new Vectors(count, 3, values);
  }

  private static int[] place(GridSize size, boolean wrap, Vectors vectors, int threads) {
    return new GridLayout(size, GridMethod.AUTO, wrap)
        .place(GridItems.of(vectors), threads, RunFactory.silent());
  }
}
