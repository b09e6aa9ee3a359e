package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;

final class SoundtrackTest {
  private static final MixSettings PLAIN = new MixSettings(Double.NaN, 0, 0);

  @TempDir
  private Path folder = Path.of("");

  @Test
  void anImpulseLandsOnItsVeryFrame() throws IOException {
    List<Long> wanted = List.of(0L, 1L, 4095L, 4096L, 4097L, 48_000L, 1_234_567L, 14_399_999L);
    List<Sound> sounds = new ArrayList<>();
    for (long at : wanted) {
      sounds.add(new Sound("a", 0, 1000.0 / Sound.RATE, at, 0.5, 0, 0, 0, SoundTreatment.NONE));
    }
    List<Long> found = new ArrayList<>();
    Soundtrack track = new Soundtrack(sounds, Map.of("a", part(sounds, new float[] {1, 1})), PLAIN);
    float[] block = new float[2 * 1000];
    for (long at = 0; at < 14_400_000; at += 1000) {
      track.read(block, 1000);
      for (int i = 0; i < 1000; i++) {
        if (Math.abs(block[2 * i]) > 0.4f) {
          found.add(at + i);
        }
      }
    }
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void theSizeOfTheBlocksThatAreReadChangesNothing() throws IOException {
    List<Sound> sounds = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sounds.add(Sound.of("a", 0, 100, i * 700L, 0.8, (i % 5 - 2) / 2.0));
    }
    assertThat(read(sounds, 1)).isEqualTo(read(sounds, 333)).isEqualTo(read(sounds, 48_000));
  }

  @Test
  void whatStillSoundsAtTheEndDoesNotBreakOff() throws IOException {
    List<Sound> sounds = List.of(Sound.of("a", 0, 100, 0, 0.8, 0));
    float[] noise = new float[2 * 4800];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.5 * Math.sin(i * 0.03));
    }
    Soundtrack whole = new Soundtrack(sounds, Map.of("a", part(sounds, noise)), PLAIN);
    Soundtrack cut = new Soundtrack(sounds, Map.of("a", part(sounds, noise)), PLAIN).until(2000);
    float[] all = new float[2 * 4800];
    float[] some = new float[2 * 4800];
    whole.read(all, 4800);
    cut.read(some, 4800);
    assertThat(Arrays.copyOf(some, 2 * 1520)).isEqualTo(Arrays.copyOf(all, 2 * 1520));
    assertThat(Math.abs(some[2 * 1999])).isLessThan(0.002f);
    for (int i = 2 * 2000; i < 2 * 4800; i++) {
      assertThat(some[i]).isCloseTo(0, within(0f));
    }
  }

  @Test
  void aSoundAtTheSideIsHeardThereWithTheSamePower() throws IOException {
    List<Sound> sounds = List.of(new Sound("a", 0, 100, 0, 0.25, 1, 0, 0, SoundTreatment.NONE));
    float[] all = read(sounds, 48_000);
    float[] middle =
        read(List.of(new Sound("a", 0, 100, 0, 0.25, 0, 0, 0, SoundTreatment.NONE)), 48_000);
    assertThat(power(all, 0)).isCloseTo(0, within(1e-9));
    assertThat(power(all, 1)).isCloseTo(power(middle, 0) + power(middle, 1), within(1e-4));
  }

  private float[] read(List<Sound> sounds, int blockSize) throws IOException {
    Random random = new Random(3);
    float[] noise = new float[2 * 4800];
    for (int i = 0; i < noise.length; i += 2) {
      noise[i] = 2 * random.nextFloat() - 1;
      noise[i + 1] = noise[i];
    }
    float[] all = new float[2 * 48_000];
    float[] block = new float[2 * blockSize];
    Soundtrack track = new Soundtrack(sounds, Map.of("a", part(sounds, noise)), PLAIN);
    for (int at = 0; at < 48_000; at += blockSize) {
      int count = Math.min(blockSize, 48_000 - at);
      track.read(block, count);
      System.arraycopy(block, 0, all, 2 * at, 2 * count);
    }
    return all;
  }

  private static double power(float[] stereo, int channel) {
    double sum = 0;
    for (int i = channel; i < stereo.length; i += 2) {
      sum += stereo[i] * stereo[i];
    }
    return sum;
  }

  /** A part that holds one span. */
  private SoundPart part(List<Sound> sounds, float[] frames) throws IOException {
    Path file = Files.createTempFile(folder, "part", "");
    return TestParts.sound(file, SourceSounds.of(sounds).get(0).spans(), frames);
  }
}
