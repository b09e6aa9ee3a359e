package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The synthetic cases of EBU Tech 3341 for integrated loudness. */
final class LoudnessMeterTest {
  private static final int RATE = 48_000;

  private final LoudnessMeter meter = new LoudnessMeter();
  private long at;

  @Test
  void aToneOfMinus23DecibelsOnBothSidesHasMinus23Lufs() {
    tone(-23, 20);
    assertThat(meter.integrated()).isCloseTo(-23, within(0.1));
  }

  @Test
  void whatIsFarBelowTheRestDoesNotCount() {
    tone(-72, 10);
    tone(-36, 10);
    tone(-23, 60);
    tone(-36, 10);
    tone(-72, 10);
    assertThat(meter.integrated()).isCloseTo(-23, within(0.1));
  }

  @Test
  void loudAndSoftPartsAreAveragedByPower() {
    tone(-26, 20);
    tone(-20, 20.1);
    tone(-26, 20);
    assertThat(meter.integrated()).isCloseTo(-23, within(0.1));
  }

  @Test
  void silenceHasNoneAndAShortSoundItsOwn() {
    assertThat(meter.integrated()).isEqualTo(Double.NEGATIVE_INFINITY);
    meter.take(new float[2 * RATE], RATE);
    assertThat(meter.integrated()).isEqualTo(Double.NEGATIVE_INFINITY);
    LoudnessMeter brief = new LoudnessMeter();
    brief.take(frames(-23, RATE / 10), RATE / 10);
    assertThat(brief.integrated()).isCloseTo(-23, within(0.5));
  }

  private void tone(double decibels, double seconds) {
    for (int left = (int) (seconds * RATE); left > 0; left -= 1000) {
      int count = Math.min(1000, left);
      meter.take(frames(decibels, count), count);
    }
  }

  private float[] frames(double decibels, int frames) {
    float[] stereo = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      double sine = Math.sin(2 * Math.PI * 1000 * at++ / RATE);
      stereo[2 * i] = (float) (MixSettings.amplitude(decibels) * sine);
      stereo[2 * i + 1] = stereo[2 * i];
    }
    return stereo;
  }
}
