package org.smalti.compositions.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

final class ClickCounterTest {
  private static final int RATE = 48_000;

  @Test
  void aToneThatIsCutClicksAtBothEnds() {
    assertThat(clicks(i -> i / 12_000 % 2 == 1 ? tone(i, 200) : 0)).isEqualTo(4);
    assertThat(clicks(i -> tone(i, 200))).as("at the beginning and the end").isEqualTo(2);
    assertThat(clicks(i -> i == 20_000 ? 0.3 : faded(i) * tone(i, 200)))
        .as("one sample that is wrong")
        .isEqualTo(1);
    assertThat(clicks(i -> i / 2000 % 2 == 0 ? 0.05 : -0.05))
        .as("a slow square wave")
        .isEqualTo(25);
  }

  @Test
  void whatFadesAndWhatIsSharpByNatureDoesNot() {
    assertThat(clicks(i -> faded(i) * tone(i, 200))).isZero();
    assertThat(clicks(i -> faded(i) * tone(i, 2000 + i / 10.0))).as("a sweep").isZero();
    SplittableRandom random = new SplittableRandom(1);
    assertThat(clicks(i -> 0.5 * random.nextDouble(-1, 1))).as("noise").isZero();
    assertThat(clicks(i -> i / 12_000 % 2 * random.nextDouble(-1, 1)))
        .as("bursts")
        .isZero();
    assertThat(clicks(i -> Math.exp(-(i % 12_000) / 1000.0) * random.nextDouble(-1, 1)))
        .as("drums")
        .isZero();
  }

  private static double tone(int i, double hertz) {
    return 0.5 * Math.sin(2 * Math.PI * hertz * i / RATE + 1.5);
  }

  /** In and out within 3 ms, once a quarter of a second. */
  private static double faded(int i) {
    int at = i % 12_000;
    return Math.min(1, Math.min(at, 11_999 - at) / 144.0);
  }

  private static int clicks(IntToDoubleFunction sound) {
    ClickCounter counter = new ClickCounter();
    for (int i = 0; i < 48_000; i++) {
      counter.take(sound.applyAsDouble(i));
    }
    return counter.clicks();
  }
}
