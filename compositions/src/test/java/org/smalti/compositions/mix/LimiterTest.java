package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LimiterTest {
  private static final double CEILING = MixSettings.amplitude(-1);

  @Test
  void nothingExceedsTheCeilingHoweverLoud() {
    float[] noise = noise(96_000, 4);

    new Limiter(CEILING).process(noise, 96_000);

    assertThat(highest(noise, 1)).isLessThanOrEqualTo((float) CEILING);
    assertThat(highest(noise, 8)).isLessThan(0.897f);
  }

  @Test
  void whatIsQuietPassesUnchanged() {
    float[] noise = noise(4800, 0.3f);
    float[] before = noise.clone();

    new Limiter(CEILING).process(noise, 4800);

    for (int i = 2 * Limiter.DELAY; i < noise.length; i++) {
      assertThat(noise[i]).isEqualTo(before[i - 2 * Limiter.DELAY]);
    }
  }

  @Test
  void aFadeOutAndAFadeInKeepTheirCommonPower() {
    Fade out = new Fade(1000, 0, 400);
    Fade in = new Fade(1000, 400, 0);
    for (int i = 0; i < 400; i++) {
      double power = Math.pow(out.at(600 + i), 2) + Math.pow(in.at(i), 2);
      assertThat(power).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void decibelsAreTwentyTimesTheLogarithm() {
    assertThat(MixSettings.amplitude(-6.0206)).isCloseTo(0.5, within(1e-6));
    assertThat(ClipGain.matched(0.1, 0.2, -20)).isCloseTo(1, within(1e-6));
    assertThat(ClipGain.matched(0.01, 0.5, -16) * 0.5).isCloseTo(CEILING, within(1e-6));
  }

  @Test
  void aRoomDiesAway() {
    Reverb reverb = new Reverb(80);
    float[] sound = new float[2 * 48_000 * 8];
    sound[0] = 1;
    sound[1] = 1;
    reverb.process(sound, 48_000 * 8);
    double early = energy(sound, 4_000, 48_000);
    double late = energy(sound, 48_000 * 6, 48_000 * 7);
    assertThat(early).isGreaterThan(1e-4);
    assertThat(late).isLessThan(early * 1e-6);
  }

  private static double energy(float[] stereo, int from, int to) {
    double sum = 0;
    for (int i = 2 * from; i < 2 * to; i++) {
      sum += stereo[i] * stereo[i];
    }
    return sum;
  }

  private static float[] noise(int frames, float level) {
    Random random = new Random(5);
    float[] noise = new float[2 * frames];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = level * (2 * random.nextFloat() - 1);
    }
    return noise;
  }

  /** The highest value of the left channel after interpolation by a long sinc. */
  private static float highest(float[] stereo, int times) {
    int frames = stereo.length / 2;
    double highest = 0;
    int step = times == 1 ? 1 : 7;
    for (int i = 40; i < frames - 40; i += step) {
      for (int phase = 0; phase < times; phase++) {
        double sum = times == 1 ? stereo[2 * i] : 0;
        for (int tap = -32; times > 1 && tap <= 32; tap++) {
          double x = tap - (double) phase / times;
          double window = 0.5 + 0.5 * Math.cos(Math.PI * x / 33);
          double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
          sum += stereo[2 * (i + tap)] * sinc * window;
        }
        highest = Math.max(highest, Math.abs(sum));
      }
    }
    return (float) highest;
  }
}
