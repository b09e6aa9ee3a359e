package org.smalti.tools.layout.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TimbreTest {
  private static final int RATE = 22_050;
  private static final int CHANGE = 24;
  private static final int DRIFT = 32;
  private static final int COURSE = 40;
  private static final int CLASSES = 45;
  private static final int NOISE = 57;

  private final Embedding embedding = EmbeddingKind.TIMBRE.make();

  @Test
  void loudnessChangesNothing() {
    Random random = new Random(4);
    float[] loud = sound(
        RATE / 2, i -> 0.4 * Math.sin(2 * Math.PI * i * 500 / RATE) + 0.05 * random.nextGaussian());
    float[] quiet = new float[loud.length];
    for (int i = 0; i < loud.length; i++) {
      quiet[i] = loud[i] / 16;
    }
    float[] a = embedding.of(loud);
    float[] b = embedding.of(quiet);
    for (int i = 0; i < embedding.size(); i++) {
      assertThat((double) b[i]).as("value " + i).isCloseTo(a[i], within(1e-3));
    }
  }

  @Test
  void theLoudestBandIsThatOfTheTone() {
    // 25 equal steps of 2 mels: band 6 is centred on 14 mels, 933 Hz; band 20 on 42 mels, 6.4 kHz.
    assertThat(greatest(embedding.of(tone(933)), 0, 24)).isEqualTo(6);
    assertThat(greatest(embedding.of(tone(6400)), 0, 24)).isEqualTo(20);
  }

  @Test
  void aSteadySoundDoesNotChangeAndAFallingOneDrifts() {
    // Whole periods of 32 values, so that all frames within are alike; the two at each rim are not.
    float[] steady = embedding.of(tone(RATE / 32.0));
    // From 4000 to 400 Hz: the slope of the colour, which is coefficient 1, turns towards the lows.
    float[] falling = embedding.of(sound(
        RATE, i -> Math.sin(2 * Math.PI * (4000.0 * i / RATE - 1800.0 * i / RATE * i / RATE))));
    assertThat(steady[CHANGE + 1]).isLessThan(falling[CHANGE + 1] / 2);
    assertThat(Math.abs(steady[DRIFT + 1])).isLessThan(1);
    assertThat(falling[DRIFT + 1]).isGreaterThan(20);
  }

  @Test
  void theCourseTellsWhenTheEnergyComes() {
    int length = RATE / 20;
    float[] burst =
        sound(RATE, i -> i / length == 10 ? Math.sin(2 * Math.PI * i * 1000 / RATE) : 0);
    float[] vector = embedding.of(burst);
    // From 0.5 to 0.55 s: the centre is 0.525 s, the spread 0.05 s / √12, a little more by the
    // window.
    assertThat((double) vector[COURSE]).isCloseTo(Math.log10(0.525 + 0.01), within(0.002));
    assertThat(Math.pow(10, vector[COURSE + 1]) - 0.005).isBetween(0.0144, 0.018);
    assertThat(Math.pow(10, vector[COURSE + 2])).isBetween(0.05, 0.09);
    // Silent but for some 7 frames of 87.
    assertThat((double) vector[COURSE + 3]).isBetween(-58.0, -53.0);
  }

  @Test
  void aNoteIsOfItsPitchClassInAnyOctave() {
    for (double hertz : new double[] {220, 440, 880}) {
      assertThat(greatest(embedding.of(tone(hertz)), CLASSES, NOISE)).isEqualTo(0);
      assertThat(greatest(embedding.of(tone(hertz * Math.pow(2, 5 / 12.0))), CLASSES, NOISE))
          .isEqualTo(5);
    }
  }

  @Test
  void noiseIsNoisyInEveryOctave() {
    Random random = new Random(4);
    float[] noise = embedding.of(sound(RATE, i -> 0.1 * random.nextGaussian()));
    float[] tone = embedding.of(tone(3000));
    // Powers of white noise are exponential: mean 1, mean logarithm minus Euler's constant.
    for (int octave = 3; octave < 7; octave++) {
      assertThat((double) noise[NOISE + octave]).isCloseTo(0.577, within(0.05));
    }
    // 3 kHz is in the octave below 5.5 kHz.
    assertThat(tone[NOISE + 5]).isGreaterThan(5);
  }

  @Test
  void anySoundGivesFiniteNumbers() {
    float[] noise = new float[5000];
    Arrays.fill(noise, 100, 200, Float.NaN);
    Arrays.fill(noise, 300, 400, Float.POSITIVE_INFINITY);
    float[] click = new float[3000];
    click[1500] = 1;
    for (float[] sound : new float[][] {{0}, {1, -1}, {1e-30f}, new float[3000], click, noise}) {
      float[] vector = embedding.of(sound);
      assertThat(vector).hasSize(embedding.size()).hasSize(64);
      for (float value : vector) {
        assertThat(value).isFinite();
      }
    }
  }

  private static int greatest(float[] vector, int from, int to) {
    int greatest = from;
    for (int i = from; i < to; i++) {
      greatest = vector[i] > vector[greatest] ? i : greatest;
    }
    return greatest - from;
  }

  private static float[] tone(double hertz) {
    return sound(RATE, i -> 0.5 * Math.sin(2 * Math.PI * i * hertz / RATE));
  }

  private static float[] sound(int length, IntToDoubleFunction value) {
    float[] sound = new float[length];
    for (int i = 0; i < length; i++) {
      sound[i] = (float) value.applyAsDouble(i);
    }
    return sound;
  }
}
