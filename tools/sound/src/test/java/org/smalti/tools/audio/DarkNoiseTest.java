package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Noise with little treble fluctuates much and has no onsets; what is struck in it has. */
class DarkNoiseTest {
  private static final int RATE = 48_000;
  private static final int SECONDS = 15;

  @ParameterizedTest
  @CsvSource({"1,0.05", "2,0.05", "1,0.01"})
  void noiseHasNoOnsets(int poles, double share) {
    List<Double> starts = starts(noise(poles, share));
    assertThat(starts).hasSizeLessThanOrEqualTo(2);
    assertThat(starts.get(0)).isLessThan(20);
  }

  @ParameterizedTest
  @CsvSource({"1,0.05", "2,0.05"})
  void strokesInNoiseAreOnsets(int poles, double share) {
    float[] sound = noise(poles, share);
    Random random = new Random(7);
    int strokes = 20;
    for (int stroke = 0; stroke < strokes; stroke++) {
      int at = (int) ((1 + 0.6 * stroke) * RATE);
      for (int i = 0; i < RATE / 5; i++) {
        sound[at + i] += (float) (0.2 * Math.exp(-30.0 * i / RATE) * random.nextGaussian());
      }
    }
    List<Double> starts = starts(sound);
    for (int stroke = 0; stroke < strokes; stroke++) {
      double wanted = 1000 + 600.0 * stroke;
      assertThat(starts).as("%s", wanted).anyMatch(start -> Math.abs(start - wanted) < 10);
    }
    assertThat(starts).hasSizeLessThanOrEqualTo(strokes + 6);
  }

  /** Noise through so many low-pass filters, each of which takes this share of what is new. */
  private static float[] noise(int poles, double share) {
    Random random = new Random(3);
    float[] sound = new float[SECONDS * RATE];
    double one = 0;
    double other = 0;
    double gain = 0.03 / Math.sqrt(share) * (poles == 2 ? 2 : 1);
    for (int i = 0; i < sound.length; i++) {
      one += share * (random.nextGaussian() - one);
      other += share * (one - other);
      sound[i] = (float) (gain * 4 * (poles == 2 ? other : one));
    }
    return sound;
  }

  private static List<Double> starts(float[] sound) {
    List<Double> starts = new ArrayList<>();
    SampleDetector detector = new SampleDetector(
        "noise.wav", RATE, 0, mark -> starts.add(mark.sample().start()));
    detector.accept(sound, sound.length);
    detector.finish();
    return starts;
  }
}
