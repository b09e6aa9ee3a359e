package org.smalti.bench.films;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SoundMeasureTest {
  @Test
  void aToneOfTheStandardHasItsLoudness() {
    // EBU Tech 3341, case 1: stereo sine of 1000 Hz, −23.0 dBFS: −23.0 ±0.1 LUFS.
    assertThat(measure(Math.pow(10, -23 / 20.0), 1000, 0).loudness()).isCloseTo(-23, within(0.1));
    assertThat(measure(Math.pow(10, -33 / 20.0), 1000, 0).loudness()).isCloseTo(-33, within(0.1));
  }

  @Test
  void theTruePeakLiesBetweenSamples() {
    // EBU Tech 3341, case 16: a quarter of the rate with a phase of 45 degrees has its peaks
    // between samples.
    SoundMeasure measure = measure(0.5, SoundMeasure.RATE / 4.0, Math.PI / 4);
    assertThat(measure.truePeak()).isBetween(-6.02 - 0.4, -6.02 + 0.2);
  }

  @Test
  void silenceIsCountedBetweenSounds() {
    var meter = new SoundMeasure.Meter();
    meter.take(tone(0.5, 440, 0, 1), SoundMeasure.RATE);
    meter.take(new float[4 * SoundMeasure.RATE], 2 * SoundMeasure.RATE);
    meter.take(tone(0.5, 440, 0, 1), SoundMeasure.RATE);
    meter.take(new float[6 * SoundMeasure.RATE], 3 * SoundMeasure.RATE);
    assertThat(meter.measure().longestSilence()).isCloseTo(2, within(0.11));
  }

  private static SoundMeasure measure(double height, double hz, double phase) {
    var meter = new SoundMeasure.Meter();
    meter.take(tone(height, hz, phase, 10), 10 * SoundMeasure.RATE);
    return meter.measure();
  }

  private static float[] tone(double height, double hz, double phase, int seconds) {
    float[] stereo = new float[2 * seconds * SoundMeasure.RATE];
    for (int i = 0; i < stereo.length; i++) {
      int frame = i / 2;
      stereo[i] = (float) (height * Math.sin(2 * Math.PI * hz * frame / SoundMeasure.RATE + phase));
    }
    return stereo;
  }
}
