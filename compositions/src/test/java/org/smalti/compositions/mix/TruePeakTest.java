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
    float[] impulse = new float[TruePeak.BLOCK];
    impulse[40] = 1;
    float[] peaks = new float[TruePeak.BLOCK];
    new TruePeak(0.89).raise(impulse, peaks);
    assertThat(peaks[40 + TruePeak.DELAY]).isCloseTo(1, within(1e-3f));
    for (int i = 0; i < 20 + TruePeak.DELAY; i++) {
      assertThat(peaks[i]).isLessThan(0.05f);
    }
  }

  @Test
  void whatIsFarBelowTheCeilingIsNotMeasured() {
    assertThat(highest(0.25, 0.7, 0.17)).isZero();
  }

  private static double highest(double perSample, double phase, double amplitude) {
    TruePeak meter = new TruePeak(0.89);
    float highest = 0;
    for (int block = 0; block < 3; block++) {
      float[] samples = new float[TruePeak.BLOCK];
      float[] peaks = new float[TruePeak.BLOCK];
      for (int i = 0; i < samples.length; i++) {
        int at = block * TruePeak.BLOCK + i;
        samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * perSample * at + phase));
      }
      meter.raise(samples, peaks);
      for (float peak : peaks) {
        highest = block > 1 ? Math.max(highest, peak) : 0;
      }
    }
    return highest;
  }
}
