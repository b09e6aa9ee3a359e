package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.smalti.media.RealTransform;

/** No material exceeds −1 dBTP: measured eight times oversampled by the transform of the whole, without any filter. */
final class TruePeakCeilingTest {
  private static final int FRAMES = 1 << 16;
  private static final int TIMES = 8;
  private static final double BAR = -0.95;

  @Test
  void whiteNoiseOfAnyLoudness() {
    for (double level : new double[] {1, 2, 8}) {
      SplittableRandom random = new SplittableRandom(7);
      assertThat(limited(i -> level * (2 * random.nextDouble() - 1)))
          .as("noise of " + level)
          .isLessThanOrEqualTo(BAR);
      SplittableRandom coin = new SplittableRandom(9);
      assertThat(limited(i -> coin.nextBoolean() ? level : -level))
          .as("coins of " + level)
          .isLessThanOrEqualTo(BAR);
    }
  }

  @Test
  void tonesUpToTheVeryTopOfTheBand() {
    for (double perFrame : new double[] {0.01, 0.125, 0.25, 1 / 3.0, 0.45, 0.49, 0.4975}) {
      for (double phase : new double[] {0, 0.7, Math.PI / 4}) {
        double peak = limited(i -> 2 * Math.sin(2 * Math.PI * perFrame * i + phase));
        assertThat(peak).as(perFrame + " " + phase).isBetween(-1.6, BAR);
      }
    }
  }

  @Test
  void squareWavesAndImpulsesAndBursts() {
    // Of odd lengths, one harmonic would be half the rate itself, where a height is not defined.
    for (int period : new int[] {2, 4, 48, 1000}) {
      assertThat(limited(i -> i / period % 2 == 0 ? 1 : -1))
          .as("period " + period)
          .isLessThanOrEqualTo(BAR);
    }
    assertThat(limited(i -> i % 5000 == 0 ? 4 : 0)).isLessThanOrEqualTo(BAR);
    SplittableRandom random = new SplittableRandom(11);
    assertThat(limited(i -> i % 9000 < 300 ? 3 * (2 * random.nextDouble() - 1) : 0))
        .isLessThanOrEqualTo(BAR);
  }

  /** dB of the highest point of what the limiter makes of a signal. */
  private static double limited(IntToDoubleFunction signal) {
    float[] stereo = new float[2 * FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      stereo[2 * i] = (float) signal.applyAsDouble(i);
      stereo[2 * i + 1] = stereo[2 * i] / 2;
    }
    new Limiter(MixSettings.amplitude(-1)).process(stereo, FRAMES);
    return 20 * Math.log10(highest(stereo));
  }

  private static double highest(float[] stereo) {
    float[] values = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      // A cosine at both ends: the transform takes the signal for a period.
      double end = Math.min(1, Math.min(i, FRAMES - 1 - i) / 2000.0);
      values[i] = (float) (stereo[2 * i] * (0.5 - 0.5 * Math.cos(Math.PI * end)));
    }
    float[] spectrum = new float[FRAMES + 2];
    RealTransform.of(FRAMES).forward(values, spectrum);
    // Without the bin of half the rate, whose height between the samples is not defined.
    Arrays.fill(spectrum, FRAMES, FRAMES + 2, 0);
    double highest = 0;
    for (int part = 0; part < TIMES; part++) {
      highest = Math.max(highest, highest(spectrum, (double) part / TIMES));
    }
    return highest;
  }

  /** The greatest height of the points that lie a part of a frame after each frame. */
  private static double highest(float[] spectrum, double part) {
    float[] turned = new float[FRAMES + 2];
    for (int bin = 0; bin < FRAMES / 2; bin++) {
      double angle = 2 * Math.PI * bin * part / FRAMES;
      double cosine = Math.cos(angle);
      double sine = Math.sin(angle);
      double real = spectrum[2 * bin];
      double imaginary = spectrum[2 * bin + 1];
      turned[2 * bin] = (float) (real * cosine - imaginary * sine);
      turned[2 * bin + 1] = (float) (real * sine + imaginary * cosine);
    }
    float[] points = new float[FRAMES];
    RealTransform.of(FRAMES).inverse(turned, points);
    double highest = 0;
    for (float point : points) {
      highest = Math.max(highest, Math.abs(point) / FRAMES);
    }
    return highest;
  }
}
