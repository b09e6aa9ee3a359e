package org.smalti.tools.layout.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Mfcc39Test {
  private static final int RATE = 22_050;

  private final Embedding embedding = EmbeddingKind.MFCC39.make();

  @Test
  void itFollowsTheFormulas() {
    float[] sound = chirp(RATE / 3);
    double[] expected = plain(sound);
    float[] vector = embedding.of(sound);
    for (int i = 0; i < 39; i++) {
      assertThat((double) vector[i]).as("value " + i).isCloseTo(expected[i], within(2e-3));
    }
  }

  @Test
  void loudnessChangesOnlyTheFirstValue() {
    float[] loud = chirp(RATE / 2);
    float[] quiet = new float[loud.length];
    for (int i = 0; i < loud.length; i++) {
      quiet[i] = loud[i] / 4;
    }
    float[] a = embedding.of(loud);
    float[] b = embedding.of(quiet);
    assertThat((double) (a[0] - b[0]))
        .isCloseTo(20 * Math.log10(16) * Math.sqrt(128), within(0.05));
    for (int i = 1; i < 39; i++) {
      assertThat((double) a[i]).isCloseTo(b[i], within(0.01));
    }
  }

  @Test
  void anySoundGivesFiniteNumbers() {
    float[] noise = new float[5000];
    Arrays.fill(noise, 100, 200, Float.NaN);
    Arrays.fill(noise, 300, 400, Float.POSITIVE_INFINITY);
    for (float[] sound : new float[][] {{0}, {1, -1}, new float[3000], noise}) {
      float[] vector = embedding.of(sound);
      assertThat(vector).hasSize(embedding.size());
      for (float value : vector) {
        assertThat(value).isFinite();
      }
    }
  }

  private static float[] chirp(int length) {
    Random random = new Random(4);
    float[] sound = new float[length];
    for (int i = 0; i < length; i++) {
      double t = i / (double) RATE;
      sound[i] = (float)
          (0.4 * Math.sin(2 * Math.PI * (300 + 2000 * t) * t) + 0.05 * random.nextGaussian());
    }
    return sound;
  }

  /** The definition, step by step, with a plain Fourier sum. */
  private static double[] plain(float[] sound) {
    int frames = 1 + sound.length / 512;
    double[][] mel = new double[frames][128];
    double loudest = -1e9;
    for (int t = 0; t < frames; t++) {
      double[] power = power(sound, t * 512 - 1024);
      for (int band = 0; band < 128; band++) {
        double low = hertz(band);
        double middle = hertz(band + 1);
        double high = hertz(band + 2);
        double sum = 0;
        for (int bin = 0; bin <= 1024; bin++) {
          double f = bin * RATE / 2048.0;
          double height = f <= middle ? (f - low) / (middle - low) : (high - f) / (high - middle);
          sum += Math.max(0, height) * 2 / (high - low) * power[bin];
        }
        mel[t][band] = 20 * Math.log10(Math.max(1e-5, sum));
        loudest = Math.max(loudest, mel[t][band]);
      }
    }
    double[][] cepstrum = new double[13][frames];
    for (int c = 0; c < 13; c++) {
      for (int t = 0; t < frames; t++) {
        for (int band = 0; band < 128; band++) {
          cepstrum[c][t] += Math.max(loudest - 80, mel[t][band])
              * Math.cos(Math.PI / 128 * (band + 0.5) * c)
              * Math.sqrt((c == 0 ? 1 : 2) / 128.0);
        }
      }
    }
    double[] vector = new double[39];
    // Savitzky and Golay (1964), 9 points, quadratic: first and second derivative.
    double[] first = {-4, -3, -2, -1, 0, 1, 2, 3, 4};
    double[] second = {28, 7, -8, -17, -20, -17, -8, 7, 28};
    for (int c = 0; c < 13; c++) {
      for (int t = 0; t < frames; t++) {
        vector[c] += cepstrum[c][t] / frames;
        for (int k = 0; k < 9; k++) {
          double value = cepstrum[c][Math.min(frames - 1, Math.max(0, t + k - 4))];
          vector[13 + c] += first[k] / 60 * value / frames;
          vector[26 + c] += second[k] / 462 * value / frames;
        }
      }
    }
    return vector;
  }

  private static double[] power(float[] sound, int from) {
    double[] power = new double[1025];
    for (int bin = 0; bin <= 1024; bin++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < 2048; i++) {
        int at = from + i;
        if (at >= 0 && at < sound.length) {
          double value = sound[at] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 2048));
          re += value * Math.cos(2 * Math.PI * bin * i / 2048);
          im += value * Math.sin(2 * Math.PI * bin * i / 2048);
        }
      }
      power[bin] = re * re + im * im;
    }
    return power;
  }

  /** Edges of 128 bands from 0 Hz to half the rate, equal steps of Slaney's mel scale. */
  private static double hertz(int edge) {
    double top = 15 + 27 * Math.log(RATE / 2000.0) / Math.log(6.4);
    double mel = top * edge / 129;
    return mel < 15 ? 200.0 / 3 * mel : 1000 * Math.pow(6.4, (mel - 15) / 27);
  }
}
