package org.smalti.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Every number was computed by hand. */
class OnsetScoreTest {
  @Test
  void theToleranceIsInclusive() {
    double[] truth = {1, 2, 3};
    double[] detected = {1.025, 1.975, 3.0251};
    assertCounts(OnsetScore.of(truth, detected, 0.025), 2, 1, 1);
  }

  @Test
  void trueOnsetsWithinThirtyMillisecondsAreOne() {
    double[] combined = OnsetScore.combined(new double[] {1, 1.03, 1.061});
    assertThat(combined).hasSize(2);
    assertThat(combined[0]).isCloseTo(1.015, within(1e-12));
    assertThat(OnsetScore.combined(new double[] {1, 1.0301})).containsExactly(1, 1.0301);
  }

  @Test
  void combinedOnesAreAChainedMean() {
    // (0 + 20) / 2 = 10, (10 + 36) / 2 = 23; 55 is 32 ms behind that.
    double[] combined = OnsetScore.combined(new double[] {1, 1.02, 1.036, 1.055});
    assertThat(combined).hasSize(2);
    assertThat(combined[0]).isCloseTo(1.023, within(1e-12));
    assertThat(combined[1]).isCloseTo(1.055, within(1e-12));
  }

  @Test
  void twoDetectionsOfOneEventAreOneTooMany() {
    OnsetScore score = OnsetScore.of(new double[] {1}, new double[] {0.99, 1.01}, 0.025);
    assertCounts(score, 1, 1, 0);
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.f()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void oneDetectionIsNoTwoEvents() {
    assertCounts(OnsetScore.of(new double[] {1, 1.04}, new double[] {1.02}, 0.025), 1, 0, 1);
  }

  @Test
  void matchingIsGreedyInTheOrderOfTime() {
    // 1.04 takes the first target within reach, although the second is nearer; 1.11 then has none.
    double[] truth = {1, 1.05};
    double[] detected = {1.04, 1.11};
    assertCounts(OnsetScore.of(truth, detected, 0.05), 1, 1, 1);
  }

  @Test
  void offsetsAreDetectedMinusTrueOverTheHits() {
    OnsetScore score = OnsetScore.of(new double[] {1, 2, 3}, new double[] {1.01, 1.996, 5}, 0.025);
    assertThat(score.mean()).isCloseTo(0.003, within(1e-9));
    assertThat(score.spread()).isCloseTo(0.007, within(1e-9));
  }

  @Test
  void sumsOverTracksAreMicro() {
    OnsetScore one = OnsetScore.of(new double[] {1}, new double[] {1}, 0.025);
    OnsetScore many = OnsetScore.of(new double[] {1, 2, 3}, new double[] {9}, 0.025);
    OnsetScore both = one.plus(many);
    assertCounts(both, 1, 1, 3);
    assertThat(both.precision()).isEqualTo(0.5);
    assertThat(both.recall()).isEqualTo(0.25);
    assertThat(both.f()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void nothingIsFoundInNothing() {
    OnsetScore score = OnsetScore.of(new double[0], new double[0], 0.025);
    assertCounts(score, 0, 0, 0);
    assertThat(score.f()).isNaN();
  }

  private static void assertCounts(OnsetScore score, int hits, int extra, int missed) {
    assertThat(score.hits()).as("hits").isEqualTo(hits);
    assertThat(score.extra()).as("extra").isEqualTo(extra);
    assertThat(score.missed()).as("missed").isEqualTo(missed);
  }
}
