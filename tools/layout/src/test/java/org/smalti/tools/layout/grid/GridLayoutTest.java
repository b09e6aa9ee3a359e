package org.smalti.tools.layout.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.RunFactory;
import org.smalti.core.table.GridSize;

class GridLayoutTest {
  @Test
  void everyPointGetsACellOfItsOwnWhateverTheShape() {
    qt().withExamples(300)
        .forAll(
            integers().between(1, 40),
            integers().between(1, 40),
            doubles().between(0, 1),
            integers().all())
        .checkAssert((width, height, share, seed) -> {
          var size = new GridSize(width, height);
          int count = (int) Math.round(share * size.cells());
          Random random = new Random(seed);
          double[] x = random.doubles(count).toArray();
          double[] y = random.doubles(count).map(v -> Math.rint(v * 3)).toArray();
          int[] cells = place(size, x, y);
          assertThat(cells).hasSize(count).doesNotHaveDuplicates();
          assertThat(Arrays.stream(cells).allMatch(cell -> cell >= 0 && cell < size.cells()))
              .isTrue();
          assertThat(place(size, x, y)).isEqualTo(cells);
        });
  }

  @Test
  void pointsThatLieOnTheGridStayWhereTheyAre() {
    var size = new GridSize(17, 9);
    double[] x = IntStream.range(0, size.cells()).mapToDouble(size::x).toArray();
    double[] y = IntStream.range(0, size.cells()).mapToDouble(size::y).toArray();
    assertThat(place(size, x, y)).isEqualTo(IntStream.range(0, size.cells()).toArray());
  }

  @Test
  void aLineIsSortedAlongItself() {
    double[] x = {5, -1, 3, 0.5};
    assertThat(place(new GridSize(4, 1), x, x)).containsExactly(3, 0, 2, 1);
    assertThat(place(new GridSize(1, 4), x, x)).containsExactly(3, 0, 2, 1);
  }

  @Test
  void nearPointsGetNearerCellsThanByChance() {
    var size = new GridSize(32, 32);
    Random random = new Random(3);
    double[] x = random.doubles(size.cells()).toArray();
    double[] y = random.doubles(size.cells()).toArray();
    int[] cells = place(size, x, y);
    double error = 0;
    for (int i = 0; i < cells.length; i++) {
      error += Math.hypot(size.x(cells[i]) + 0.5 - 32 * x[i], size.y(cells[i]) + 0.5 - 32 * y[i]);
    }
    assertThat(error / cells.length)
        .as("mean shift in cells; by chance about 17")
        .isLessThan(2);
  }

  @Test
  void equalConstantAndMissingNumbersAreNoObstacle() {
    double[] constant = new double[50];
    double[] missing = new double[50];
    Arrays.fill(missing, Double.NaN);
    missing[7] = Double.POSITIVE_INFINITY;
    for (GridMethod method : List.of(GridMethod.SLICE, GridMethod.LAP)) {
      assertThat(assign(method, new GridSize(10, 5), constant, missing)).doesNotHaveDuplicates();
      assertThat(assign(method, new GridSize(10, 10), missing, constant)).doesNotHaveDuplicates();
      assertThat(assign(method, new GridSize(3, 3), new double[0], new double[0]))
          .isEmpty();
    }
  }

  @Test
  void fewPointsSitInTheMiddle() {
    var size = new GridSize(9, 9);
    int[] cells = CentredCells.of(size, 25);
    assertThat(Arrays.stream(cells).map(size::x)).allMatch(x -> x >= 2 && x <= 6);
    assertThat(Arrays.stream(cells).map(size::y)).allMatch(y -> y >= 2 && y <= 6);
    assertThat(CentredCells.of(new GridSize(1, 9), 3)).containsExactly(3, 4, 5);
    assertThat(CentredCells.of(size, 1)).containsExactly(40);
    assertThat(CentredCells.of(size, 0)).isEmpty();
  }

  @Test
  void holesLieAtTheRimAndEvenly() {
    var size = new GridSize(20, 20);
    int[] cells = CentredCells.of(size, 20 * 20 - 8);
    boolean[] used = new boolean[size.cells()];
    Arrays.stream(cells).forEach(cell -> used[cell] = true);
    int[] holes = IntStream.range(0, size.cells()).filter(cell -> !used[cell]).toArray();
    assertThat(Arrays.stream(holes)).hasSize(8).allMatch(cell -> onRim(size, cell));
    for (int half = 0; half < 2; half++) {
      int wanted = half;
      assertThat(
              Arrays.stream(holes).filter(cell -> size.x(cell) / 10 == wanted).count())
          .isEqualTo(4);
      assertThat(
              Arrays.stream(holes).filter(cell -> size.y(cell) / 10 == wanted).count())
          .isEqualTo(4);
    }
  }

  @Test
  void cellsAreChosenRightForEveryCountOfManyShapes() {
    for (int width = 1; width <= 7; width++) {
      for (int height = 1; height <= 7; height++) {
        var size = new GridSize(width, height);
        for (int count = 0; count <= size.cells(); count++) {
          assertThat(Arrays.stream(CentredCells.of(size, count)))
              .hasSize(count)
              .isSorted()
              .doesNotHaveDuplicates()
              .allMatch(cell -> cell >= 0 && cell < size.cells());
        }
      }
    }
  }

  @Test
  void aHugeGridForFewPointsCostsNothing() {
    assertThat(CentredCells.of(new GridSize(10_000, 10_000), 5)).hasSize(5);
  }

  @Test
  void sizesThatMakeNoGridAreRefused() {
    for (String wrong : new String[] {"", "12", "12x", "0x5", "5x-1", "1000000x1000000", "a x b"}) {
      assertThatThrownBy(() -> GridSize.parse(wrong)).isInstanceOf(SmaltiException.class);
    }
    assertThat(GridSize.parse("128X96")).isEqualTo(new GridSize(128, 96));
  }

  private static int[] assign(GridMethod method, GridSize size, double[] x, double[] y) {
    return method.make().assign(x, y, CentredCells.of(size, x.length), size);
  }

  private static int[] place(GridSize size, double[] x, double[] y) {
    return new GridLayout(size, GridMethod.SLICE, false)
        .place(GridItems.ofPlaces(x, y), 1, RunFactory.silent());
  }

  private static boolean onRim(GridSize size, int cell) {
    return size.x(cell) == 0
        || size.y(cell) == 0
        || size.x(cell) == size.columns() - 1
        || size.y(cell) == size.rows() - 1;
  }
}
