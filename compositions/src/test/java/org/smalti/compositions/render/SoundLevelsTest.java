package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SoundLevelsTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;

  @Test
  void everyKindOfSoundIsAboutAsBright() {
    Random random = new Random(1);
    float[] noise = new float[SoundLevels.RATE];
    float[] tone = new float[SoundLevels.RATE];
    float[] hit = new float[SoundLevels.RATE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.2 * random.nextGaussian());
      tone[i] = (float) (0.5 * Math.sin(i * 0.1));
      hit[i] = noise[i] * (float) Math.exp(-i / 1000.0);
    }
    for (float[] sound : new float[][] {noise, tone, hit, new float[500], {1}}) {
      assertThat(mean(sound)).isBetween(0.2, 0.34);
    }
  }

  @Test
  void aQuietSoundLooksLikeTheSameSoundLoud() {
    float[] tone = new float[5000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (Math.sin(i * 0.1) + 0.3 * Math.sin(i * 0.3));
    }
    float[] loud = new SoundLevels().of(tone, tone.length, WIDTH, HEIGHT).clone();
    for (int i = 0; i < tone.length; i++) {
      tone[i] *= 0.01f;
    }
    float[] quiet = new SoundLevels().of(tone, tone.length, WIDTH, HEIGHT);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertThat(Math.abs(loud[i] - quiet[i])).isLessThan(0.03f);
    }
  }

  private static double mean(float[] sound) {
    float[] levels = new SoundLevels().of(sound, sound.length, WIDTH, HEIGHT);
    double sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertThat(levels[i]).isBetween(0f, 1f);
      sum += levels[i];
    }
    return sum / (WIDTH * HEIGHT);
  }
}
