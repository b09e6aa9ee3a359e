package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.WithQuickTheories;

class TicksTest implements WithQuickTheories {
  private static List<String> labels(Ticks ticks) {
    return ticks.marks().stream().map(Ticks.Tick::label).toList();
  }

  @Test
  void marksAreRoundNumbers() {
    assertThat(labels(Ticks.linear(0, 5930, 5))).containsExactly("0", "2,000", "4,000");
    assertThat(labels(Ticks.linear(0.17, 0.98, 4))).containsExactly("0.5");
    assertThat(labels(Ticks.linear(-59, 4, 6))).containsExactly("−40", "−20", "0");
  }

  @Test
  void smallAndLargeValuesHaveLegibleMarks() {
    assertThat(labels(Ticks.linear(0, 0.004, 4)))
        .containsExactly("0.000", "0.001", "0.002", "0.003", "0.004");
    assertThat(labels(Ticks.linear(0, 3e9, 3)))
        .containsExactly("0", "1,000,000,000", "2,000,000,000", "3,000,000,000");
  }

  @Test
  void wholeNumbersAreNeverMarkedInBetween() {
    assertThat(labels(Ticks.whole(-0.5, 2.5, 12))).containsExactly("0", "1", "2");
  }

  @Test
  void logarithmicMarksFollowTheDecades() {
    assertThat(labels(Ticks.logarithmic(0.03, 40, 10)))
        .containsExactly("0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20");
    assertThat(labels(Ticks.logarithmic(1, 1e12, 5)))
        .containsExactly("1", "1,000", "1,000,000", "1,000,000,000", "1,000,000,000,000");
    assertThat(labels(Ticks.logarithmic(210, 240, 6))).contains("220", "230");
  }

  @Test
  void anAxisIsNeverCrowdedNorEmptyAndItsMarksLieOnIt() {
    qt().forAll(
            doubles().between(-1e6, 1e6),
            doubles().between(1e-6, 1e6),
            integers().between(3, 20))
        .checkAssert((lower, length, wanted) -> {
          Ticks ticks = Ticks.linear(lower, lower + length, wanted);
          assertThat(ticks.marks()).hasSizeBetween(1, wanted + 1);
          assertThat(ticks.marks())
              .allMatch(tick -> tick.position() >= lower - length * 1e-6
                  && tick.position() <= lower + length * (1 + 1e-6));
        });
  }

  @Test
  void aLogarithmicAxisIsNeverCrowdedNorEmpty() {
    qt().forAll(
            doubles().between(1e-6, 1e6),
            doubles().between(1.01, 1e9),
            integers().between(4, 20))
        .checkAssert((lower, factor, wanted) -> {
          Ticks ticks = Ticks.logarithmic(lower, lower * factor, wanted);
          assertThat(ticks.marks()).hasSizeBetween(1, wanted + 1);
        });
  }
}
