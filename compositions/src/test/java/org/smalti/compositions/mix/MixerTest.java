package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;

final class MixerTest {
  private static final int FRAMES = 96_000;
  private static final int LENGTH = 4800;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void theOrderInWhichSoundsAreNamedChangesNoBit() throws IOException {
    List<Sound> sounds = manySounds();
    float[] first = mixed(sounds, 4096);
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(sounds, new Random(seed));
      assertThat(mixed(sounds, 4096)).isEqualTo(first);
    }
  }

  @Test
  void theSizeOfTheBlocksChangesNoBit() throws IOException {
    List<Sound> sounds = manySounds();
    float[] first = mixed(sounds, 4096);
    for (int size : new int[] {1000, 4800, 9000}) {
      assertThat(mixed(sounds, size)).isEqualTo(first);
    }
  }

  @Test
  void aRoomOfItsOwnIsTheSameRoomThatTheWholeMayHave() throws IOException {
    Sound plain = Sound.of("a", 0, 100, 100, 0.5, 0.3);
    SoundTreatment room = new SoundTreatment(Double.NaN, false, 1, 0, 0, 0, 60, 0, -6);
    float[] whole = mixed(List.of(plain), 4096, new MixSettings(Double.NaN, 0, 60));
    float[] own = mixed(List.of(plain.treated(room)), 4096);
    assertThat(own).isEqualTo(whole);
    SoundTreatment dry = new SoundTreatment(Double.NaN, false, 1, 0, 0, 0, 0, 0, -6);
    assertThat(mixed(List.of(plain.treated(dry)), 4096, new MixSettings(Double.NaN, 0, 60)))
        .isEqualTo(mixed(List.of(plain), 4096));
  }

  @Test
  void aRoomThatWasQuietForLongIsHeardAgain() throws IOException {
    Sound early = Sound.of("a", 0, 100, 0, 0.5, 0);
    Sound late = Sound.of("a", 0, 100, 90_000, 0.5, 0);
    MixSettings small = new MixSettings(Double.NaN, 0, 5);
    float[] both = mixed(List.of(early, late), 4096, small);
    float[] alone = mixed(List.of(late), 4096, small);
    for (int i = 180_000; i < both.length; i++) {
      assertThat(both[i]).isCloseTo(alone[i], within(1e-6f));
    }
  }

  @Test
  void aClipMayHaveALevelOfItsOwn() throws IOException {
    SoundTreatment soft = new SoundTreatment(-40, false, 1, 0, 0, 0, Double.NaN, 0, -6);
    Sound sound = new Sound("a", 0, 100, 0, 1, 0, 0, 0, soft);
    float[] heard = mixed(List.of(sound), 4096, new MixSettings(-20, 0, 0));
    assertThat(rms(heard)).isCloseTo(0.01, within(1e-4));
    Sound usual = sound.treated(SoundTreatment.NONE);
    assertThat(rms(mixed(List.of(usual), 4096, new MixSettings(-20, 0, 0))))
        .isCloseTo(0.1, within(1e-3));
    MixSettings lufs = new MixSettings(ClipLevel.parse("-23LUFS"), 0, 0, Double.NaN);
    LoudnessMeter meter = new LoudnessMeter();
    meter.take(mixed(List.of(usual), 4096, lufs), LENGTH);
    assertThat(meter.integrated()).isCloseTo(-23, within(0.1));
  }

  private static double rms(float[] stereo) {
    double sum = 0;
    for (int i = 0; i < 2 * LENGTH; i++) {
      sum += stereo[i] * stereo[i];
    }
    return Math.sqrt(sum / (2 * LENGTH));
  }

  private static List<Sound> manySounds() {
    List<Sound> sounds = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 60; i++) {
      SoundTreatment treatment = new SoundTreatment(
          Double.NaN,
          i % 2 == 0,
          i % 3 == 0 ? 1 : i % 7 + 0.5,
          i % 4 == 0 ? 3 : 0,
          i % 5 * 100,
          0,
          i % 2 * 30,
          i % 6 * 10,
          -6);
      sounds.add(
          new Sound("a", 0, 100, i / 10 * 9000L, 0.2, random.nextDouble(-1, 1), 3, 3, treatment));
    }
    return sounds;
  }

  private float[] mixed(List<Sound> sounds, int size) throws IOException {
    return mixed(sounds, size, new MixSettings(Double.NaN, 0, 0));
  }

  private float[] mixed(List<Sound> sounds, int size, MixSettings settings) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    float[] noise = new float[2 * LENGTH];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextDouble() - 0.5);
    }
    SoundPart part =
        TestParts.sound(folder.resolve("part"), SourceSounds.of(sounds).get(0).spans(), noise);
    Mixer mixer = new Mixer(sounds, Map.of("a", part), settings);
    float[] all = new float[2 * FRAMES];
    float[] block = new float[2 * size];
    for (int at = 0; at < FRAMES; at += size) {
      int count = Math.min(size, FRAMES - at);
      mixer.read(block, count);
      System.arraycopy(block, 0, all, 2 * at, 2 * count);
    }
    return all;
  }
}
