package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuickLogarithmTest {
  @Test
  void itIsTheLogarithmInSinglePrecision() {
    for (double x = 1; x < 1e30; x *= 1.0137) {
      double log = Math.log((float) x);
      assertThat((double) QuickLogarithm.of((float) x)).isCloseTo(log, within(2e-7 * (1 + log)));
    }
  }

  @Test
  void whatIsNotFiniteHasNone() {
    assertThat(QuickLogarithm.of(Float.NaN)).isNaN();
    assertThat(QuickLogarithm.of(Float.POSITIVE_INFINITY)).isNaN();
  }
}
