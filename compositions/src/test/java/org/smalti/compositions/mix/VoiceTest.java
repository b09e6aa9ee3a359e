package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;

final class VoiceTest {
  private static final double UNMATCHED = Double.NaN;
  private static final int LENGTH = 9600;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aClipIsBroughtToALevelButNeverAboveFullScaleNorNoiseAboveThirtyDecibels() {
    assertThat(ClipGain.matched(0.05, 0.2, UNMATCHED)).isEqualTo(1);
    assertThat(ClipGain.matched(0, 0, -20)).isEqualTo(1);
    assertThat(ClipGain.matched(0.05, 0.2, -20)).isCloseTo(2, within(1e-9));
    assertThat(ClipGain.matched(0.05, 0.9, -20) * 0.9).isCloseTo(0.891251, within(1e-6));
    assertThat(ClipGain.matched(1e-5, 2e-5, -20)).isCloseTo(31.6228, within(1e-4));
  }

  @Test
  void panningKeepsThePowerAndOpensToOneSide() throws IOException {
    for (double pan : new double[] {-1, -0.5, 0, 0.3, 1}) {
      float[] mix = mixed(new Sound("a", 0, 200, 0, 0.5, pan, 0, 0, SoundTreatment.NONE), LENGTH);
      double left = mix[LENGTH];
      double right = mix[LENGTH + 1];
      assertThat(left * left + right * right).isCloseTo(2 * 0.25 * 0.25, within(1e-6));
      assertThat(Math.atan2(right, left)).isCloseTo((pan + 1) * Math.PI / 4, within(1e-6));
    }
  }

  @Test
  void noCutClicksAndTheSizeOfTheBlocksChangesNothing() throws IOException {
    Sound sound = Sound.of("a", 0, 200, 0, 1, 0);
    float[] whole = mixed(sound, LENGTH);
    assertThat(whole).isEqualTo(mixed(sound, 1)).isEqualTo(mixed(sound, 2049));
    for (int i = 2; i < whole.length; i += 2) {
      assertThat(Math.abs(whole[i] - whole[i - 2])).isLessThan(0.01f);
    }
    assertThat(whole[0]).isLessThan(0.01f);
    assertThat(whole[2 * LENGTH - 2]).isLessThan(0.01f);
  }

  /** A cosine of 50 Hz and amplitude 0.5 as a voice mixes it. */
  private float[] mixed(Sound sound, int blockSize) throws IOException {
    float[] cosine = new float[2 * LENGTH];
    for (int i = 0; i < cosine.length; i++) {
      int at = i / 2;
      cosine[i] = (float) (0.5 * Math.cos(2 * Math.PI * 50 * at / Sound.RATE));
    }
    SoundPart part = TestParts.sound(folder.resolve("part"), List.of(sound.span()), cosine);
    Voice voice = new Voice(sound, part, 0, new MixSettings(UNMATCHED, 0, 0));
    float[] mix = new float[2 * LENGTH];
    boolean goesOn = true;
    for (int at = 0; goesOn; at += blockSize) {
      goesOn = voice.addTo(mix, at, Math.min(blockSize, LENGTH - at));
    }
    return mix;
  }
}
