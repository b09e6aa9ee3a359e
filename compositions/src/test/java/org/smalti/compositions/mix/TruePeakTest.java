package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TruePeakTest {
  @Test
  void aWaveWhosePeaksLieBetweenSamplesIsAsHighAsItIs() {
    // A quarter of the rate, 45° off: samples are at ±0.707 of the amplitude.
    assertThat(highest(0.25, Math.PI / 4, 0.9)).isCloseTo(0.9, within(0.02));
    assertThat(highest(0.01, 0.3, 0.9)).isCloseTo(0.9, within(0.005));
    assertThat(highest(0.21, 1, 0.5)).isCloseTo(0.5, within(0.02));
  }

  @Test
  void thePeakOfAnImpulseIsKnownWhenItsDelayIsOver() {
    TruePeak meter = new TruePeak();
    for (int i = 0; i < 100; i++) {
      float peak = meter.next(i == 40 ? 1 : 0);
      if (i < 40) {
        assertThat(peak).isZero();
      }
      if (i == 40 + TruePeak.DELAY) {
        assertThat(peak).isEqualTo(1);
      }
    }
    assertThat(meter.next(0)).isZero();
  }

  @Test
  void whatIsFarBelowTheCeilingIsNotMeasured() {
    assertThat(highest(0.25, 0.7, 0.3)).isZero();
  }

  private static double highest(double perSample, double phase, double amplitude) {
    TruePeak meter = new TruePeak();
    double highest = 0;
    for (int i = 0; i < 2000; i++) {
      float sample = (float) (amplitude * Math.sin(2 * Math.PI * perSample * i + phase));
      float peak = meter.next(sample);
      highest = i > 100 ? Math.max(highest, peak) : 0;
    }
    return highest;
  }
}
