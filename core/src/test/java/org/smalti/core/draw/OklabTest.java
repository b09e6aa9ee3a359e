package org.smalti.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the values that the author of Oklab and CSS Color 4 give. */
class OklabTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 255, 255, 255",
    "0, 0, 0, 0, 0, 0",
    "0.62796, 0.22486, 0.12585, 255, 0, 0",
    "0.86644, -0.23389, 0.17950, 0, 255, 0",
    "0.45201, -0.03246, -0.31153, 0, 0, 255",
    "0.59987, 0, 0, 128, 128, 128"
  })
  void knownColours(double lightness, double a, double b, int red, int green, int blue) {
    assertThat(Oklab.color(lightness, a, b)).isEqualTo(new Color(red, green, blue));
    assertThat(Oklab.polar(lightness, Math.hypot(a, b), Math.atan2(b, a)))
        .isEqualTo(new Color(red, green, blue));
  }

  @Test
  void whatNoScreenShowsIsCutOff() {
    assertThat(Oklab.color(2, 0, 0)).isEqualTo(Color.WHITE);
    assertThat(Oklab.polar(0.7, 1, 0).getGreen()).isZero();
  }
}
