package org.smalti.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Every number was computed by hand. */
class PitchScoreTest {
  /** 50 cents. */
  private static final double QUARTER_TONE = 1.0293022366;

  @Test
  void halfASemitoneIsRightAndMoreIsNot() {
    double[] labels = {100, 100, 100};
    double[] heard = {100 * QUARTER_TONE * 0.99999, 100 / QUARTER_TONE * 0.9999, 100};
    PitchScore score = PitchScore.of(labels, heard);
    assertThat(score.right()).isEqualTo(2);
    assertThat(score.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(score.octave()).isZero();
    assertThat(score.none()).isZero();
  }

  @Test
  void anyOctaveIsAnOctaveErrorAndAFifthIsNot() {
    double[] labels = {100, 100, 100, 100};
    PitchScore score = PitchScore.of(labels, new double[] {200, 25.1, 150, -1});
    assertThat(score.right()).isZero();
    assertThat(score.octave()).isEqualTo(2);
    assertThat(score.none()).isEqualTo(1);
    assertThat(score.median()).isNaN();
  }

  @Test
  void theMedianIsOfTheRightOnesWithoutSign() {
    // 440 Hz is 0, 441 Hz is 3.930 and 439 Hz is −3.939 cents off.
    double[] labels = {440, 440, 440, 440};
    PitchScore score = PitchScore.of(labels, new double[] {440, 441, 439, 880});
    assertThat(score.median()).isCloseTo(3.930, within(1e-3));
    assertThat(PitchScore.of(new double[] {440, 440}, new double[] {440, 441}).median())
        .isCloseTo(1.965, within(1e-3));
    assertThat(PitchScore.of(labels, new double[] {440, 441, 439, 880}).worst())
        .isCloseTo(3.939, within(1e-3));
  }

  @Test
  void theRankingIsTheShareOfPairsInOrder() {
    assertThat(PitchScore.ranking(new double[] {3, 4}, new double[] {1, 2})).isEqualTo(1);
    assertThat(PitchScore.ranking(new double[] {1, 3}, new double[] {2, 1})).isEqualTo(0.625);
    assertThat(PitchScore.ranking(new double[] {1}, new double[] {1})).isEqualTo(0.5);
  }
}
