package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ReverbTest {
  private static final int RATE = 48_000;

  @Test
  void withoutReverbNothingChanges() {
    float[] impulse = {1, 1, 0, 0, 0.5f, -0.5f};
    new Reverb(0).process(impulse, 3);
    assertThat(impulse).containsExactly(1, 1, 0, 0, 0.5f, -0.5f);
  }

  @Test
  void theTailDiesAwayBySixtyDecibelsInAboutItsDecayTime() {
    for (double amount : new double[] {30, 100}) {
      double seconds = 0.4 + 3.6 * amount * amount / 10_000;
      float[] tail = response(amount, (int) (1.5 * seconds * RATE));
      double early = level(tail, 0.05 * seconds, 0.1 * seconds);
      double late = level(tail, 1.05 * seconds, 0.1 * seconds);
      assertThat(early - late).as("amount " + amount).isBetween(50.0, 110.0);
    }
  }

  @Test
  void theDirectSoundComesFirstAndTheEarsDiffer() {
    float[] tail = response(100, RATE);
    assertThat(tail[0]).isEqualTo(1);
    for (int i = 1; i < 1213; i++) {
      assertThat(tail[2 * i]).isZero();
    }
    double same = 0;
    double power = 0;
    for (int i = 1; i < RATE; i++) {
      same += tail[2 * i] * tail[2 * i + 1];
      power += tail[2 * i] * tail[2 * i];
    }
    assertThat(same / power).isCloseTo(0, within(0.3));
  }

  private static float[] response(double amount, int frames) {
    float[] stereo = new float[2 * frames];
    stereo[0] = 1;
    stereo[1] = 1;
    new Reverb(amount).process(stereo, frames);
    return stereo;
  }

  /** dB of a stretch. */
  private static double level(float[] stereo, double from, double seconds) {
    double sum = 0;
    int first = (int) (from * RATE);
    for (int i = 0; i < seconds * RATE; i++) {
      sum += stereo[2 * (first + i)] * stereo[2 * (first + i)];
    }
    return 10 * Math.log10(sum / (seconds * RATE) + 1e-30);
  }
}
