package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;

class SampleMeterTest {
  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 192_000})
  void powerIs27Point7TimesTheRmsOfASine(int rate) {
    SampleFeatures features = measure(Tones.sine(500, 0.5, 1, rate), rate);
    assertThat(features.of(Feature.POWER)).isCloseTo(27.713 * 0.5 / Math.sqrt(2), within(0.1));
    assertThat(features.of(Feature.DB)).isCloseTo(-9.03, within(0.1));
  }

  @Test
  void powerIs27Point7TimesTheRmsOfNoise() {
    SampleFeatures features = measure(Tones.noise(0.6, 1, Tones.RATE), Tones.RATE);
    assertThat(features.of(Feature.POWER)).isCloseTo(27.713 * 0.6 / Math.sqrt(3), within(0.15));
  }

  @Test
  void aVeryShortSoundIsNotMeasuredTooLow() {
    SampleFeatures features = measure(Tones.noise(0.6, 0.02, Tones.RATE), Tones.RATE);
    assertThat(features.of(Feature.POWER)).isCloseTo(27.713 * 0.6 / Math.sqrt(3), within(1.0));
  }

  @Test
  void powerIsThatOfTheSpectrumItIsDefinedBy() {
    float[] sound = Tones.hit(0.07, Tones.RATE);
    int frames = 1 + sound.length / 512;
    double sum = 0;
    double weights = 0;
    for (int n = 0; n < frames; n++) {
      double weight = (frames - n) * (frames - n);
      sum += weight * rootMeanSquareMagnitude(sound, 512 * n - 1024);
      weights += weight;
    }
    assertThat(measure(sound, Tones.RATE).of(Feature.POWER)).isCloseTo(sum / weights, within(1e-4));
  }

  /** Over all 2048 bins of the unnormalised transform of a frame under a Hann window, term by term. */
  private static double rootMeanSquareMagnitude(float[] sound, int from) {
    double[] cosines = new double[2048];
    for (int i = 0; i < 2048; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / 2048);
    }
    double sum = 0;
    for (int bin = 0; bin < 2048; bin++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < 2048; i++) {
        double x = sound[SampleFrame.mirrored(from + i, sound.length)] * (0.5 - 0.5 * cosines[i]);
        re += x * cosines[bin * i % 2048];
        im += x * cosines[(bin * i + 512) % 2048];
      }
      sum += re * re + im * im;
    }
    return Math.sqrt(sum / 2048);
  }

  @Test
  void theAttackWeighsMost() {
    float[] falling = Tones.silence(1, Tones.RATE);
    Tones.mix(falling, 0, Tones.noise(0.6, 0.3, Tones.RATE));
    float[] rising = Tones.silence(1, Tones.RATE);
    Tones.mix(rising, 30_870, Tones.noise(0.6, 0.3, Tones.RATE));
    assertThat(measure(falling, Tones.RATE).of(Feature.POWER))
        .isGreaterThan(10 * measure(rising, Tones.RATE).of(Feature.POWER));
  }

  @Test
  void silenceHasNoPowerAndNoPitch() {
    SampleFeatures features = measure(Tones.silence(0.5, Tones.RATE), Tones.RATE);
    assertThat(features.of(Feature.POWER)).isZero();
    assertThat(features.of(Feature.HZ)).isEqualTo(-1);
    assertThat(features.of(Feature.CLARITY)).isZero();
    assertThat(features.cells()).containsExactly("0", "-120", "-1", "-", "-1", "0", "0");
  }

  @ParameterizedTest
  @CsvSource({
    "27.5, 44100", "41.2, 44100", "82.41, 44100", "110, 48000", "261.63, 44100", "440, 8000",
    "440, 192000", "987.77, 44100", "1760, 44100", "3520, 44100", "4978, 48000", "100, 16000"
  })
  void aToneHasItsPitch(double hz, int rate) {
    assertThat(cents(measure(Tones.sine(hz, 0.3, 0.5, rate), rate).of(Feature.HZ), hz))
        .isCloseTo(0, within(5.0));
    float[] rich = Tones.partials(hz, 0.5, rate, 0.2, hz * 2 < rate / 2.0 ? 0.3 : 0);
    assertThat(cents(measure(rich, rate).of(Feature.HZ), hz)).isCloseTo(0, within(5.0));
  }

  @Test
  void aMissingFundamentalIsHeard() {
    float[] sound = Tones.partials(110, 0.5, Tones.RATE, 0, 0.2, 0.2, 0.2, 0.1);
    assertThat(cents(measure(sound, Tones.RATE).of(Feature.HZ), 110)).isCloseTo(0, within(5.0));
  }

  @Test
  void noiseHasNoPitch() {
    SampleFeatures features = measure(Tones.noise(0.5, 0.5, Tones.RATE), Tones.RATE);
    assertThat(features.of(Feature.HZ)).isEqualTo(-1);
    assertThat(features.of(Feature.CLARITY)).isLessThan(0.3);
    assertThat(features.of(Feature.FLATNESS)).isBetween(0.45, 0.65);
    assertThat(features.cells()[3]).isEqualTo("-");
  }

  @Test
  void aToneIsClearAndNotFlat() {
    SampleFeatures features = measure(Tones.sine(440, 0.5, 0.5, Tones.RATE), Tones.RATE);
    assertThat(features.of(Feature.CLARITY)).isGreaterThan(0.99);
    assertThat(features.of(Feature.FLATNESS)).isLessThan(0.01);
  }

  @Test
  void aConstantOffsetChangesNoPitch() {
    float[] sound = Tones.sine(196, 0.2, 0.5, Tones.RATE);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += 0.5f;
    }
    assertThat(cents(measure(sound, Tones.RATE).of(Feature.HZ), 196)).isCloseTo(0, within(5.0));
  }

  @ParameterizedTest
  @EnumSource(PitchMethod.class)
  void everyEstimatorHearsAPlainTone(PitchMethod method) {
    float[] sound = Tones.partials(220, 0.3, Tones.RATE, 0.4, 0.1);
    SampleMeter meter = new SampleMeter(Tones.RATE, method, FeatureSet.USUAL);
    assertThat(cents(meter.measure(Tones.buffer(sound), 0, sound.length).of(Feature.HZ), 220))
        .isCloseTo(0, within(20.0));
  }

  @Test
  void theSameSampleMeasuresTheSameAfterAnyOther() {
    float[] tone = Tones.sine(300, 0.4, 0.3, Tones.RATE);
    SampleMeter meter = new SampleMeter(Tones.RATE, PitchMethod.COMBINED, FeatureSet.USUAL);
    String[] first = meter.measure(Tones.buffer(tone), 0, tone.length).cells();
    float[] noise = Tones.noise(0.5, 0.7, Tones.RATE);
    meter.measure(Tones.buffer(noise), 100, noise.length);
    assertThat(meter.measure(Tones.buffer(tone), 0, tone.length).cells()).isEqualTo(first);
  }

  @Test
  void whatLiesBehindTheEndIsNotMeasurable() {
    float[] tone = Tones.sine(300, 0.4, 0.3, Tones.RATE);
    SampleMeter meter = new SampleMeter(Tones.RATE, PitchMethod.COMBINED, FeatureSet.USUAL);
    assertThat(meter.measure(Tones.buffer(tone), tone.length, 4000).cells())
        .containsExactly("-1", "-120", "-1", "-", "-1", "-1", "-1");
  }

  @Test
  void aFrameGoesOnAsItsMirrorImage() {
    int[] expected = {2, 1, 0, 1, 2, 3, 2, 1, 0, 1};
    for (int i = 0; i < expected.length; i++) {
      assertThat(SampleFrame.mirrored(i - 2, 4)).isEqualTo(expected[i]);
    }
    assertThat(SampleFrame.mirrored(-5, 1)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "440, A, 4",
    "261.63, C, 4",
    "277.18, C#, 4",
    "27.5, A, 0",
    "30.87, B, 0",
    "4978, D#, 8",
    "466.16, A#, 4",
    "16.35, C, 0",
    "-1, -, -1",
    "0, -, -1"
  })
  void aNoteKeepsItsOctaveWhetherSharpOrNot(double hz, String name, int octave) {
    assertThat(Note.of(hz)).isEqualTo(new Note(name, octave));
  }

  private static SampleFeatures measure(float[] sound, int rate) {
    SampleMeter meter = new SampleMeter(rate, PitchMethod.COMBINED, FeatureSet.USUAL);
    return meter.measure(Tones.buffer(sound), 0, sound.length);
  }

  private static double cents(double hz, double truth) {
    return hz <= 0 ? Double.NaN : 1200 * Math.log(hz / truth) / Math.log(2);
  }
}
