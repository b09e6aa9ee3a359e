package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;

final class TreatedVoiceTest {
  private static final int RATE = 48_000;
  private static final int LENGTH = 24_000;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aReversedClipIsTheMirrorOfItselfToTheFrame() throws IOException {
    IntToDoubleFunction ramp = i -> 0.25 - i / (2.0 * LENGTH);
    float[] heard = voice(reversed(), ramp, LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      assertThat(heard[2 * i]).isCloseTo((float) ramp.applyAsDouble(LENGTH - 1 - i), within(1e-6f));
    }
    assertThat(heard.length / 2).isEqualTo(LENGTH);
  }

  @Test
  void ofAReversedClipWhoseFileEndsEarlyTheBeginningIsSilent() throws IOException {
    float[] heard = voice(reversed(), i -> i % 2 == 0 ? 0.5 : -0.5, LENGTH - 1000);
    assertThat(heard[2 * 999]).isZero();
    assertThat(heard[2 * 1000]).isEqualTo(-0.5f);
    assertThat(heard[2 * LENGTH - 1]).isEqualTo(0.5f);
  }

  @Test
  void aStretchedClipHasItsLengthAndKeepsItsPitchAndLevel() throws IOException {
    for (double factor : new double[] {0.5, 0.77, 1.3, 2, 3.1, 8}) {
      float[] heard = voice(SoundTreatment.NONE.stretched(factor), TreatedVoiceTest::tone, LENGTH);
      int frames = (int) Math.round(LENGTH * factor);
      assertThat(heard.length / 2).isEqualTo(frames);
      assertThat(pitch(heard)).as("pitch at " + factor).isCloseTo(440, within(8.0));
      assertThat(level(heard))
          .as("level at " + factor)
          .isCloseTo(0.3536, within(factor > 2 ? 0.12 : 0.02));
      for (int i = 2; i < heard.length; i += 2) {
        assertThat(Math.abs(heard[i] - heard[i - 2])).as(factor + " at " + i).isLessThan(0.12f);
      }
      assertThat(heard)
          .isEqualTo(voice(SoundTreatment.NONE.stretched(factor), TreatedVoiceTest::tone, LENGTH));
    }
  }

  @Test
  void theAttackOfAShortStretchIsTheClipsOwn() throws IOException {
    IntToDoubleFunction click = i -> (i % 2 == 0 ? 1 : -1) * (i < 100 ? 0.8 : 0.1);
    float[] heard = voice(SoundTreatment.NONE.stretched(1.5), click, LENGTH);
    for (int i = 0; i < 700; i++) {
      assertThat(heard[2 * i]).isEqualTo((float) click.applyAsDouble(i));
    }
  }

  @Test
  void aSmearedClipBeginsAndEndsInSilence() throws IOException {
    float[] heard = voice(SoundTreatment.NONE.stretched(10), i -> 0.5 * Math.cos(i * 0.05), LENGTH);
    assertThat(Math.abs(heard[0])).isLessThan(0.005f);
    assertThat(Math.abs(heard[heard.length - 2])).isLessThan(0.005f);
  }

  @Test
  void pitchMovesTheToneAndNotTheLength() throws IOException {
    for (double semitones : new double[] {-12, -5, 7, 12}) {
      float[] heard = voice(pitched(semitones), TreatedVoiceTest::tone, LENGTH);
      assertThat(heard.length / 2).isEqualTo(LENGTH);
      double wanted = 440 * Math.pow(2, semitones / 12);
      assertThat(pitch(heard)).isCloseTo(wanted, within(wanted * 0.03));
    }
  }

  @Test
  void whatIsPlayedHigherDoesNotFoldBack() throws IOException {
    float[] heard =
        voice(pitched(12), i -> 0.5 * Math.sin(2 * Math.PI * 18_000 * i / RATE), LENGTH);
    assertThat(level(heard)).isLessThan(0.005);
  }

  @Test
  void filtersTakeAwayThreeDecibelsAtTheirFrequencyAndTwelveAnOctave() throws IOException {
    assertThat(decibels(filtered(440, 0))).isCloseTo(-3, within(0.1));
    assertThat(decibels(filtered(0, 440))).isCloseTo(-3, within(0.1));
    assertThat(decibels(filtered(1760, 0))).isCloseTo(-24, within(0.5));
    assertThat(decibels(filtered(0, 110))).isCloseTo(-24, within(0.5));
    assertThat(decibels(filtered(20, 20_000))).isCloseTo(0, within(0.1));
  }

  @Test
  void echoesComeAtTheirTimeAndGoOnAfterTheClip() throws IOException {
    SoundTreatment echo = new SoundTreatment(Double.NaN, false, 1, 0, 0, 0, Double.NaN, 1000, -20);
    float[] heard = voice(echo, i -> i == 0 ? 0.5 : 0, LENGTH);
    assertThat(heard.length / 2).isEqualTo(LENGTH + 3 * RATE);
    assertThat(heard[0]).isEqualTo(0.5f);
    assertThat(heard[2 * RATE]).isCloseTo(0.05f, within(1e-6f));
    assertThat(heard[4 * RATE]).isCloseTo(0.005f, within(1e-6f));
    assertThat(heard[2 * RATE + 2]).isZero();
  }

  private static double tone(int frame) {
    return 0.5 * Math.sin(2 * Math.PI * 440 * frame / RATE);
  }

  private float[] filtered(double highPass, double lowPass) throws IOException {
    return voice(
        new SoundTreatment(Double.NaN, false, 1, 0, highPass, lowPass, Double.NaN, 0, -6),
        TreatedVoiceTest::tone,
        LENGTH);
  }

  private static SoundTreatment reversed() {
    return new SoundTreatment(Double.NaN, true, 1, 0, 0, 0, Double.NaN, 0, -6);
  }

  private static SoundTreatment pitched(double semitones) {
    return new SoundTreatment(Double.NaN, false, 1, semitones, 0, 0, Double.NaN, 0, -6);
  }

  /** All that is heard of a clip of half a second, of which the file has so many frames. */
  private float[] voice(SoundTreatment treatment, IntToDoubleFunction signal, int there)
      throws IOException {
    Sound sound = new Sound("a", 0, 500, 0, 1, 0, 0, 0, treatment);
    float[] stereo = new float[2 * there];
    for (int i = 0; i < there; i++) {
      stereo[2 * i] = (float) signal.applyAsDouble(i);
      stereo[2 * i + 1] = stereo[2 * i];
    }
    SoundPart part = TestParts.sound(folder.resolve("part"), List.of(sound.span()), stereo);
    Voice voice = new Voice(sound, part, 0, new MixSettings(Double.NaN, 0, 0));
    float[] heard = new float[0];
    boolean goesOn = true;
    for (int at = 0; goesOn; at += 500) {
      float[] block = new float[1000];
      goesOn = voice.addTo(block, 0, 500);
      heard = Arrays.copyOf(heard, 2 * at + 1000);
      System.arraycopy(block, 0, heard, 2 * at, 1000);
    }
    return Arrays.copyOf(heard, 2 * (int) length(sound));
  }

  private static long length(Sound sound) {
    SoundTreatment treatment = sound.treatment();
    return Sound.frame(sound.heard())
        + Echo.tail(Sound.frame(treatment.echo()), treatment.echoLevel());
  }

  private static double level(float[] stereo) {
    double sum = 0;
    int count = 0;
    for (int i = stereo.length / 4 * 2; i < stereo.length / 8 * 6; i += 2) {
      sum += stereo[i] * stereo[i];
      count++;
    }
    return Math.sqrt(sum / count);
  }

  private static double decibels(float[] stereo) {
    return 20 * Math.log10(level(stereo) / 0.35355);
  }

  /** Hz, by rising zero crossings of the middle half. */
  private static double pitch(float[] stereo) {
    int frames = stereo.length / 2;
    int crossings = 0;
    for (int i = frames / 4; i < frames * 3 / 4; i++) {
      if (stereo[2 * i] < 0 && stereo[2 * i + 2] >= 0) {
        crossings++;
      }
    }
    return crossings * 2.0 * RATE / frames;
  }
}
