package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tones that go over into one another without an attack. */
class LegatoOnsetsTest {
  private static final double TONE = 0.45;
  private static final int[] KEYS = {0, 2, 4, 3, 7, 5, 0, 1};

  @ParameterizedTest
  @ValueSource(ints = {22_050, 44_100, 96_000})
  void tonesThatGoOverIntoOneAnotherAreCutApart(int rate) {
    List<Double> heard = starts(melody(rate, 0), rate);
    assertThat(heard).hasSize(KEYS.length);
    for (int i = 1; i < KEYS.length; i++) {
      assertThat(heard.get(i)).isCloseTo(i * TONE, within(0.03));
    }
  }

  @Test
  void soAreTonesWithVibrato() {
    List<Double> heard = starts(melody(44_100, 40), 44_100);
    assertThat(heard).hasSize(KEYS.length);
    for (int i = 1; i < KEYS.length; i++) {
      assertThat(heard.get(i)).isCloseTo(i * TONE, within(0.05));
    }
  }

  @Test
  void tonesOfSeveralPlayersBeginWhereTheyChange() {
    // The last step, a semitone, is less than their vibratos.
    int tones = KEYS.length - 1;
    float[] sound = Tones.silence((KEYS.length + 1) * TONE, 44_100);
    for (int i = 0; i < tones; i++) {
      double hz = 196 * Math.pow(2, KEYS[i] / 12.0);
      for (int player = 0; player < 5; player++) {
        double late = 0.006 * (player - 2);
        double drift = 3 * (player - 2);
        double swing = 30;
        DoubleUnaryOperator bent =
            t -> hz * Math.pow(2, (drift + swing * Math.sin(35 * t + drift)) / 1200);
        add(
            sound,
            i * TONE + late,
            (i + 1) * TONE + late,
            44_100,
            bent,
            1,
            0.5,
            0.4,
            0.3,
            0.2,
            0.1);
      }
    }
    List<Double> heard = starts(sound, 44_100);
    assertThat(heard).hasSize(tones);
    for (int i = 1; i < tones; i++) {
      assertThat(heard.get(i)).isCloseTo(i * TONE, within(0.025));
    }
  }

  @Test
  void aStrokeInWhatRingsStaysAtItsAttack() {
    float[] sound = Tones.silence(3, 44_100);
    add(sound, 0, 3, 44_100, t -> 440, 1, 0.5, 0.3);
    Random random = new Random(4);
    for (int i = 0; i < 8000; i++) {
      double envelope = Math.min(1, i / 100.0) * Math.exp(-i / 1500.0);
      sound[66_150 + i] += (float) (0.15 * envelope * random.nextGaussian());
    }
    List<Double> heard = starts(sound, 44_100);
    assertThat(heard).hasSize(2);
    assertThat(heard.get(1)).isCloseTo(1.5, within(0.005));
  }

  @Test
  void anotherTimbreOnTheSamePitchIsACut() {
    float[] sound = Tones.silence(3, 44_100);
    add(sound, 0, 1.5, 44_100, t -> 330, 1, 0.5, 0.3, 0.2, 0.1);
    add(sound, 1.5, 3, 44_100, t -> 330, 0.1, 0.1, 0.6, 0.1, 0.6, 0.3, 0.5);
    List<Double> heard = starts(sound, 44_100);
    assertThat(heard).hasSize(2);
    assertThat(heard.get(1)).isCloseTo(1.5, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(doubles = {4.5, 5.5, 6.5})
  void vibratoIsNoCut(double rate) {
    float[] sound = Tones.silence(4, 44_100);
    add(sound, 0, 4, 44_100, vibrato(330, 50, rate), 1, 0.5, 0.3, 0.2, 0.1);
    assertThat(starts(sound, 44_100)).hasSize(1);
  }

  @Test
  void aGlideIsNoCut() {
    float[] sound = Tones.silence(4, 44_100);
    add(sound, 0, 4, 44_100, t -> 220 * Math.pow(2, t * 2 / 12), 1, 0.5, 0.3, 0.2, 0.1);
    assertThat(starts(sound, 44_100)).hasSize(1);
  }

  @Test
  void aToneThatEndsBelowOneThatGoesOnIsNoCut() {
    float[] sound = Tones.silence(3, 44_100);
    add(sound, 0, 3, 44_100, t -> 220, 1, 0.5, 0.3, 0.2);
    add(sound, 0, 1.5, 44_100, t -> 277, 0.8, 0.4, 0.2, 0.1);
    assertThat(starts(sound, 44_100)).hasSize(1);
  }

  @Test
  void theSizeOfTheBlocksChangesNothing() {
    float[] sound = melody(44_100, 20);
    assertThat(starts(sound, 44_100, 777)).isEqualTo(starts(sound, 44_100, sound.length));
  }

  @Test
  void whatIsNotFiniteIsForgotten() {
    float[] sound = melody(44_100, 0);
    List<Double> heard = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sound[9000 + i] = i % 2 == 0 ? Float.NaN : Float.POSITIVE_INFINITY;
    }
    new GradualChange(44_100)
        .accept(sound, 0, sound.length, (at, steady) -> heard.add(at / 44_100.0));
    assertThat(heard).hasSize(KEYS.length - 1);
  }

  private static float[] melody(int rate, double cents) {
    float[] sound = Tones.silence((KEYS.length + 1) * TONE, rate);
    for (int i = 0; i < KEYS.length; i++) {
      double end = i + 1 == KEYS.length ? i + 2 : i + 1;
      double hz = 294 * Math.pow(2, KEYS[i] / 12.0);
      add(sound, i * TONE, end * TONE, rate, vibrato(hz, cents, 5.5), 1, 0.5, 0.4, 0.3, 0.2, 0.1);
    }
    return sound;
  }

  private static DoubleUnaryOperator vibrato(double hz, double cents, double rate) {
    return t -> hz * Math.pow(2, cents / 1200 * Math.sin(2 * Math.PI * rate * t));
  }

  /** Adds a tone; the middle of its fades of 50 ms is at its ends, and two that meet have the power of one. */
  private static void add(
      float[] sound, double from, double to, int rate, DoubleUnaryOperator hz, double... partials) {
    double phase = 0;
    for (int i = Math.max(0, (int) ((from - 0.025) * rate));
        i < Math.min(sound.length, (int) ((to + 0.025) * rate));
        i++) {
      double t = i / (double) rate;
      phase += 2 * Math.PI * hz.applyAsDouble(t) / rate;
      double in = Math.max(0, Math.min(1, (t - from) / 0.05 + 0.5));
      double out = Math.max(0, Math.min(1, (to - t) / 0.05 + 0.5));
      double sum = 0;
      for (int k = 0; k < partials.length; k++) {
        sum += partials[k] * Math.sin((k + 1) * phase);
      }
      sound[i] += (float) (0.1 * sum * Math.sin(Math.PI / 2 * in) * Math.sin(Math.PI / 2 * out));
    }
  }

  private static List<Double> starts(float[] sound, int rate) {
    return starts(sound, rate, 5000);
  }

  /** The starts of the samples in s. */
  private static List<Double> starts(float[] sound, int rate, int block) {
    List<Double> starts = new ArrayList<>();
    Segmenter segmenter = new Segmenter(
        rate,
        OnsetMethod.SUPERFLUX.at(rate, OnsetMethod.SUPERFLUX.delta()),
        new SegmentLimits(80, 10_000, false),
        (buffer, start, length) -> starts.add(start / (double) rate));
    for (int i = 0; i < sound.length; i += block) {
      segmenter.accept(sound, i, Math.min(block, sound.length - i));
    }
    segmenter.finish();
    return starts;
  }
}
