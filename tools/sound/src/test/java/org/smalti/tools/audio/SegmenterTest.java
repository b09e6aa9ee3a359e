package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;

class SegmenterTest {
  private static final SegmentLimits USUAL = new SegmentLimits(80, 1000, true);
  private static final SegmentLimits UNTIL_NEXT = new SegmentLimits(80, 1000, false);

  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 48_000})
  void aSampleStartsAtTheAttack(int rate) {
    float[] sound = Tones.noise(0.002, 4, rate);
    for (int i = 1; i <= 7; i++) {
      Tones.mix(sound, i * rate / 2 + i, Tones.hit(0.3, rate));
    }
    List<double[]> samples = samples(sound, rate, UNTIL_NEXT);
    samples.removeIf(sample -> sample[0] < 400);
    assertThat(samples).hasSize(7);
    for (int i = 1; i <= 7; i++) {
      double truth = 1000.0 * (i * rate / 2 + i) / rate;
      assertThat(samples.get(i - 1)[0]).isCloseTo(truth, within(1.0));
    }
  }

  @Test
  void aSampleStartsWhereItRisesNotAtTheStickBeforeIt() {
    float[] sound = Tones.noise(0.0005, 3, Tones.RATE);
    for (int i = 1; i <= 5; i++) {
      Tones.mix(sound, i * 22_050, Tones.noise(0.15, 0.004, Tones.RATE));
      Tones.mix(sound, i * 22_050 + 706, Tones.hit(0.3, Tones.RATE));
    }
    List<double[]> samples = samples(sound, Tones.RATE, USUAL);
    samples.removeIf(sample -> sample[0] < 400);
    assertThat(samples).hasSize(5);
    for (int i = 1; i <= 5; i++) {
      assertThat(samples.get(i - 1)[0]).isCloseTo(500.0 * i + 16, within(1.0));
    }
  }

  /** The pedal of a hi-hat scrapes for 13 ms, 18 dB below, before the cymbals meet. */
  @Test
  void aSampleStartsWhereTheCymbalsMeetNotAtThePedal() {
    float[] sound = Tones.noise(0.0002, 3, Tones.RATE);
    for (int i = 1; i <= 5; i++) {
      float[] pedal = Tones.noise(0.1, 0.013, Tones.RATE);
      Tones.mix(sound, i * 22_050 - pedal.length, pedal);
      Tones.mix(sound, i * 22_050, Tones.hit(0.3, Tones.RATE));
    }
    assertStartsEveryHalfSecond(sound);
  }

  @Test
  void aSampleStartsAtTheFirstOfTwoStrokesAsLoud() {
    float[] sound = Tones.noise(0.0002, 3, Tones.RATE);
    for (int i = 1; i <= 5; i++) {
      Tones.mix(sound, i * 22_050, Tones.hit(0.15, Tones.RATE));
      Tones.mix(sound, i * 22_050 + 662, Tones.hit(0.3, Tones.RATE));
    }
    assertStartsEveryHalfSecond(sound);
  }

  private static void assertStartsEveryHalfSecond(float[] sound) {
    List<double[]> samples = samples(sound, Tones.RATE, USUAL);
    samples.removeIf(sample -> sample[0] < 400);
    assertThat(samples).hasSize(5);
    for (int i = 1; i <= 5; i++) {
      assertThat(samples.get(i - 1)[0]).isCloseTo(500.0 * i, within(1.0));
    }
  }

  @Test
  void softStrokesOfARollAreHeardBetweenLoudOnes() {
    int rate = Tones.RATE;
    float[] sound = Tones.noise(0.0002, 3, rate);
    for (int i = 0; i < 24; i++) {
      float[] stroke = Tones.hit(0.2, rate);
      for (int j = 0; j < stroke.length; j++) {
        stroke[j] *= i % 3 == 0 ? 1 : 0.05f;
      }
      Tones.mix(sound, rate / 2 + i * rate / 11, stroke);
    }
    List<double[]> samples = samples(sound, rate, new SegmentLimits(0, 1000, true));
    samples.removeIf(sample -> sample[0] < 400);
    assertThat(samples).hasSize(24);
    for (int i = 0; i < 24; i++) {
      assertThat(samples.get(i)[0]).isCloseTo(500 + i * 1000.0 / 11, within(3.0));
    }
  }

  @Test
  void aSampleEndsAtTheNextOnset() {
    List<double[]> samples = samples(tones(0.4, 0.4), Tones.RATE, USUAL);
    assertThat(samples).hasSize(5);
    assertThat(samples.get(1)[1]).isCloseTo(400, within(12.0));
  }

  @Test
  void aSampleEndsWhereItFadesAway() {
    List<double[]> samples = samples(tones(0.4, 0.2), Tones.RATE, USUAL);
    assertThat(samples).hasSize(5);
    assertThat(samples).allSatisfy(sample -> assertThat(sample[1]).isCloseTo(200, within(12.0)));
  }

  @Test
  void silenceCanBeKept() {
    List<double[]> samples = samples(tones(0.4, 0.2), Tones.RATE, UNTIL_NEXT);
    assertThat(samples.get(1)[1]).isCloseTo(400, within(5.0));
  }

  @Test
  void aQuietRecordingKeepsItsSoftHits() {
    float[] sound = Tones.silence(12, Tones.RATE);
    for (int i = 1; i <= 40; i++) {
      float[] hit = Tones.hit(0.2, Tones.RATE);
      for (int j = 0; j < hit.length; j++) {
        hit[j] *= i % 2 == 0 ? 0.02f : 0.0008f;
      }
      Tones.mix(sound, i * 11_025, hit);
    }
    List<double[]> samples = samples(sound, Tones.RATE, USUAL);
    samples.removeIf(sample -> sample[0] < 5000);
    assertThat(samples).hasSize(21);
  }

  @Test
  void aLongSampleIsCut() {
    List<double[]> samples =
        samples(Tones.sine(440, 0.5, 30, Tones.RATE), Tones.RATE, new SegmentLimits(80, 700, true));
    assertThat(samples).hasSize(1);
    assertThat(samples.get(0)[0]).isLessThan(5);
    assertThat(samples.get(0)[1]).isCloseTo(700, within(0.02));
  }

  @Test
  void aShortOneIsJoinedWithWhatFollows() {
    float[] sound = shortTone(0.06);
    List<double[]> samples = samples(sound, Tones.RATE, USUAL);
    assertThat(samples).hasSize(1);
    assertThat(samples.get(0)[0]).isCloseTo(1000, within(5.0));
    assertThat(samples.get(0)[1]).isCloseTo(360, within(12.0));
  }

  @Test
  void aShortOneIsDroppedBeforeTheNextOnsetAsInMediaTools() {
    List<double[]> samples = samples(shortTone(0.06), Tones.RATE, UNTIL_NEXT);
    assertThat(samples).hasSize(1);
    assertThat(samples.get(0)[0]).isCloseTo(1060, within(5.0));
  }

  private static float[] shortTone(double seconds) {
    float[] sound = Tones.silence(2, Tones.RATE);
    Tones.mix(sound, 44_100, Tones.partials(220, seconds, Tones.RATE, 0.3, 0.2));
    int second = 44_100 + (int) Math.round(seconds * Tones.RATE);
    Tones.mix(sound, second, Tones.partials(523, 0.3, Tones.RATE, 0.3, 0.2));
    return sound;
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 16, 24})
  void aRollIsCoveredBySamples(int perSecond) {
    float[] sound = Tones.silence(5, Tones.RATE);
    for (int i = 0; i < 48; i++) {
      int at = 22_050 + (int) Math.round((double) i * Tones.RATE / perSecond);
      float[] stroke = Tones.noise(i % 4 == 0 ? 0.5 : 0.3, 0.04, Tones.RATE);
      for (int j = 0; j < stroke.length; j++) {
        stroke[j] *= (float) Math.exp(-j / (0.012 * Tones.RATE));
      }
      Tones.mix(sound, at, stroke);
    }
    double end = 500 + 1000.0 * 47 / perSecond;
    List<double[]> samples = samples(sound, Tones.RATE, USUAL);
    assertThat(samples.get(0)[0]).isCloseTo(500, within(2.0));
    double covered = samples.get(0)[0];
    for (double[] sample : samples) {
      assertThat(sample[0]).as("gap after " + covered).isCloseTo(covered, within(10.0));
      assertThat(sample[1]).isBetween(80 - 0.02, 1000.0);
      covered = sample[0] + sample[1];
    }
    assertThat(covered).isGreaterThan(end);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.035, 0.06, 0.0799})
  void aStrokeIsNotLostToItsBounceNorToItsGraceNote(double gap) {
    float[] loud = Tones.hit(0.3, Tones.RATE);
    float[] soft = Tones.hit(0.3, Tones.RATE);
    for (int i = 0; i < soft.length; i++) {
      soft[i] *= 0.15f;
    }
    int later = 44_100 + (int) Math.round(gap * Tones.RATE);
    float[] bounced = Tones.silence(2, Tones.RATE);
    Tones.mix(bounced, 44_100, loud);
    Tones.mix(bounced, later, soft);
    assertThat(samples(bounced, Tones.RATE, USUAL))
        .satisfiesExactly(sample -> assertThat(sample[0]).isCloseTo(1000, within(1.0)));

    float[] graced = Tones.silence(2, Tones.RATE);
    Tones.mix(graced, 44_100, soft);
    Tones.mix(graced, later, loud);
    assertThat(samples(graced, Tones.RATE, USUAL))
        .satisfiesExactly(
            sample -> assertThat(sample[0]).isCloseTo(1000 + 1000 * gap, within(1.0)));
  }

  @ParameterizedTest
  @EnumSource(OnsetMethod.class)
  void aClearNoteIsASampleHoweverItBegins(OnsetMethod method) {
    for (double rise : new double[] {0.04, 0.15, 0.6}) {
      for (double begin : new double[] {0, 0.02, 0.3}) {
        for (double hz : new double[] {147, 587, 1760}) {
          float[] sound = Tones.noise(0.0003, 2.5, Tones.RATE);
          float[] note = Tones.partials(hz, 1.5, Tones.RATE, 0.08, 0.01, 0.004);
          for (int i = 0; i < note.length; i++) {
            double in = Math.min(1, i / (rise * Tones.RATE));
            double out = Math.min(1, (note.length - i) / (0.1 * Tones.RATE));
            note[i] *= (float) (0.5 - 0.5 * Math.cos(Math.PI * Math.min(in, out)));
          }
          Tones.mix(sound, (int) (begin * Tones.RATE), note);
          List<double[]> samples = samples(sound, Tones.RATE, USUAL, method);
          double late = method == OnsetMethod.SUPERFLUX ? Math.max(0.1, rise) : 0.7;
          assertThat(samples)
              .as(hz + " Hz at " + begin + " s, rising " + rise + " s")
              .anySatisfy(sample ->
                  assertThat(sample[0]).isBetween(1000 * begin - 30, 1000 * (begin + late)));
        }
      }
    }
  }

  @Test
  void aShortClickBeforeSilenceIsKeptAtTheShortestLength() {
    float[] sound = Tones.silence(2, Tones.RATE);
    Tones.mix(sound, 44_100, Tones.noise(0.5, 0.02, Tones.RATE));
    List<double[]> samples = samples(sound, Tones.RATE, USUAL);
    assertThat(samples).hasSize(1);
    assertThat(samples.get(0)[1]).isCloseTo(80, within(0.02));
  }

  @ParameterizedTest
  @EnumSource(OnsetMethod.class)
  void everyDetectorHearsLoudHitsInSilence(OnsetMethod method) {
    float[] sound = Tones.noise(0.001, 5, Tones.RATE);
    for (int i = 1; i <= 8; i++) {
      Tones.mix(sound, i * 22_050, Tones.noise(0.7, 0.1, Tones.RATE));
    }
    List<double[]> samples = samples(sound, Tones.RATE, UNTIL_NEXT, method);
    for (int i = 1; i <= 8; i++) {
      double truth = 500.0 * i;
      assertThat(samples).anySatisfy(sample -> assertThat(sample[0]).isCloseTo(truth, within(2.0)));
    }
  }

  @ParameterizedTest
  @EnumSource(OnsetMethod.class)
  void noDetectorHearsSilence(OnsetMethod method) {
    assertThat(samples(Tones.silence(3, Tones.RATE), Tones.RATE, USUAL, method)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.003})
  void steadyNoiseIsOneSample(double amplitude) {
    float[] sound = Tones.noise(amplitude, 10, Tones.RATE);
    assertThat(samples(sound, Tones.RATE, USUAL)).hasSizeBetween(1, 2);
  }

  @Test
  void theEndOfAToneIsNoOnset() {
    float[] sound = Tones.silence(3, Tones.RATE);
    Tones.mix(sound, 22_050, Tones.partials(311, 0.5, Tones.RATE, 0.4, 0.2));
    Tones.mix(sound, 88_200, Tones.partials(415, 0.5, Tones.RATE, 0.4, 0.2));
    assertThat(samples(sound, Tones.RATE, new SegmentLimits(0, 1000, true))).hasSize(2);
  }

  @Test
  void aBellThatBeatsIsOneSample() {
    float[] sound = Tones.silence(4, Tones.RATE);
    Tones.mix(sound, 22_050, Tones.partials(300, 3, Tones.RATE, 0.2, 0.2, 0.1));
    Tones.mix(sound, 22_050, Tones.partials(307, 3, Tones.RATE, 0.2, 0.15, 0.1));
    for (int i = 22_050; i < sound.length; i++) {
      sound[i] *= (float) Math.exp(-(i - 22_050) / (0.7 * Tones.RATE));
    }
    List<double[]> samples = samples(sound, Tones.RATE, USUAL);
    assertThat(samples).hasSize(1);
    assertThat(samples.get(0)[0]).isCloseTo(500, within(2.0));
  }

  @Test
  void softNotesThatSwellAreHeard() {
    float[] sound = Tones.silence(5, Tones.RATE);
    for (int i = 0; i < 4; i++) {
      float[] note = Tones.partials(196 * Math.pow(1.26, i), 1.1, Tones.RATE, 0.2, 0.1, 0.05);
      for (int j = 0; j < note.length; j++) {
        double rise = Math.min(1, j / (0.1 * Tones.RATE));
        double fall = Math.min(1, (note.length - j) / (0.1 * Tones.RATE));
        note[j] *= (float) (0.5 - 0.5 * Math.cos(Math.PI * Math.min(rise, fall)));
      }
      Tones.mix(sound, 11_025 + i * 44_100, note);
    }
    List<double[]> samples = samples(sound, Tones.RATE, USUAL);
    assertThat(samples).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(samples.get(i)[0]).isBetween(250 + 1000.0 * i - 10, 250 + 1000.0 * i + 90);
    }
  }

  @Test
  void memoryDoesNotGrowWithTheSound() {
    float[] second = Tones.noise(0.001, 1, 8000);
    Tones.mix(second, 4000, Tones.hit(0.2, 8000));
    int[] kept = {0};
    Segmenter segmenter = new Segmenter(
        8000,
        new SuperFlux(8000, 1.1),
        USUAL,
        (sound, start, length) -> kept[0] = Math.max(kept[0], (int) (sound.end() - sound.start())));
    for (int i = 0; i < 600; i++) {
      segmenter.accept(second, 0, second.length);
    }
    segmenter.finish();
    assertThat(kept[0]).isBetween(1, 4 * 8000 + (1 << 15));
  }

  @Test
  void limitsThatMakeNoSenseAreAUsageError() {
    assertThatThrownBy(() -> new SegmentLimits(100, 50, true))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("samples of 100.0 to 50.0 ms");
    assertThatThrownBy(() -> new SegmentLimits(Double.NaN, 50, true))
        .isInstanceOf(SmaltiException.class);
  }

  /** Five tones of different pitch, each with a click-free beginning and end. */
  private static float[] tones(double interval, double dur) {
    float[] sound = Tones.silence(5 * interval + 0.5, Tones.RATE);
    for (int i = 0; i < 5; i++) {
      float[] tone = Tones.partials(220 * Math.pow(1.3, i), dur, Tones.RATE, 0.4, 0.2);
      int fade = 200;
      for (int j = 0; j < fade; j++) {
        tone[j] *= j / (float) fade;
        tone[tone.length - 1 - j] *= j / (float) fade;
      }
      Tones.mix(sound, (int) (i * interval * Tones.RATE), tone);
    }
    return sound;
  }

  private static List<double[]> samples(float[] sound, int rate, SegmentLimits limits) {
    return samples(sound, rate, limits, OnsetMethod.SUPERFLUX);
  }

  /** Start and length in ms. */
  private static List<double[]> samples(
      float[] sound, int rate, SegmentLimits limits, OnsetMethod method) {
    List<double[]> samples = new ArrayList<>();
    Segmenter segmenter = new Segmenter(
        rate,
        method.at(rate, method.delta()),
        limits,
        (buffer, start, length) ->
            samples.add(new double[] {1000.0 * start / rate, 1000.0 * length / rate}));
    for (int i = 0; i < sound.length; i += 5000) {
      segmenter.accept(sound, i, Math.min(5000, sound.length - i));
    }
    segmenter.finish();
    return samples;
  }
}
