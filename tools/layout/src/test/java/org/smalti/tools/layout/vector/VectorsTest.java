package org.smalti.tools.layout.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorsTest {
  @Test
  void columnsAreBroughtToTheirWeightsWhateverTheirUnit() {
    float[] values = {1, 1e6f, 0.1f, 2, 3e6f, 0.1f, 3, 2e6f, 0.1f};
    float[] scaled =
        new Vectors(3, 3, values).standardized(new float[] {1, 2, 1}).values();
    for (int column = 0; column < 2; column++) {
      double mean = 0;
      double square = 0;
      for (int i = column; i < 9; i += 3) {
        mean += scaled[i] / 3.0;
        square += scaled[i] * scaled[i] / 3.0;
      }
      assertThat(mean).isCloseTo(0, within(1e-6));
      assertThat(Math.sqrt(square)).isCloseTo(column + 1, within(1e-6));
    }
    assertThat(scaled[2]).as("a constant column").isZero();
  }

  @Test
  void arraysOfAnotherLengthAreRefused() {
    assertThatThrownBy(() -> new Vectors(2, 3, new float[5]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
