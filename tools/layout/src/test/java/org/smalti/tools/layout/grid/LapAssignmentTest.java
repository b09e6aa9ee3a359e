package org.smalti.tools.layout.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;

class LapAssignmentTest {
  @Test
  void aLayoutByAssignmentMovesPointsNoFartherThanSlicing() {
    var size = new GridSize(24, 16);
    Random random = new Random(2);
    double[] x = random.doubles(size.cells()).map(v -> v * v * 23).toArray();
    double[] y = random.doubles(size.cells()).map(v -> v * 15).toArray();
    x[0] = 0;
    x[1] = 23;
    y[0] = 0;
    y[1] = 15;
    int[] cells = IntStream.range(0, size.cells()).toArray();
    assertThat(moved(size, x, y, new LapAssignment().assign(x, y, cells, size)))
        .isLessThan(moved(size, x, y, new SliceAssignment().assign(x, y, cells, size)));
  }

  @Test
  void tooManySamplesAreRefused() {
    var size = new GridSize(65, 64);
    double[] any = new double[size.cells()];
    int[] cells = IntStream.range(0, size.cells()).toArray();
    assertThatThrownBy(() -> new LapAssignment().assign(any, any, cells, size))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("at most 4,096 samples, not 4,160; use auto");
  }

  private static double moved(GridSize size, double[] x, double[] y, int[] cells) {
    double sum = 0;
    for (int i = 0; i < cells.length; i++) {
      sum += Math.pow(size.x(cells[i]) - x[i], 2) + Math.pow(size.y(cells[i]) - y[i], 2);
    }
    return sum;
  }
}
