package org.smalti.app.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.smalti.core.table.GridSize;

final class GridShapeTest {
  @Test
  void roundNumbersGetTheGridsThatAreMadeForThem() {
    assertThat(GridShape.of(192)).hasToString("16x12");
    assertThat(GridShape.of(1)).hasToString("1x1");
    assertThat(GridShape.of(2)).hasToString("2x1");
  }

  @Test
  void anyNumberFillsItsGridAndHardlyASampleIsLeftOut() {
    for (int samples = 1; samples <= 5000; samples++) {
      GridSize grid = GridShape.of(samples);
      double filled = (double) samples / grid.cells();
      assertThat(filled)
          .as(samples + " samples in " + grid)
          .isBetween(0.7, samples < 200 ? 1.1 : 1.03);
      if (samples >= 12) {
        double shape = (double) grid.columns() / grid.rows();
        assertThat(shape).as(samples + " samples in " + grid).isBetween(1.0, 2.0);
      }
    }
  }
}
