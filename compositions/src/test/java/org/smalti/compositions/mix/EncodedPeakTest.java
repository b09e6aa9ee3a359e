package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.compositions.ComposeCommand;
import org.smalti.compositions.TestClips;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sequence.MixCommand;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;

/** What an encoder that loses something has made stays below −1 dBTP, whatever the material. */
final class EncodedPeakTest {
  private static final int FRAMES = Sound.RATE;
  private static final double CEILING = -1;

  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    wave("noise.wav", i -> random.nextDouble(-1, 1));
    wave("square.wav", i -> i / 55 % 2 == 0 ? 0.9 : -0.9);
    Files.writeString(folder.resolve("sequence.csv"), """
        filename,start,dur,at
        noise.wav,0,900,0
        square.wav,0,900,1000
        noise.wav,0,900,2000
        square.wav,0,900,2300
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "m4a", "opus"})
  void soundsThatAreEncoded(String format) {
    Path out = folder.resolve("mix." + format);
    Outcome outcome = CommandTester.of(MixCommand.class)
        .run(
            "--in",
            folder.resolve("sequence.csv"),
            "--dir",
            folder,
            "--match",
            "none",
            "--gain",
            9,
            "--out",
            out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(highest(TestClips.heard(out))).isBetween(CEILING - 2, CEILING);
  }

  @Test
  void soundsOfFilms() throws IOException {
    Files.writeString(folder.resolve("subset.csv"), """
        filename,start,dur,gridX,gridY
        noise.wav,0,900,0,0
        square.wav,0,900,1,0
        """);
    Path out = folder.resolve("film.mp4");
    Outcome outcome = CommandTester.of(ComposeCommand.class)
        .run(
            "waves",
            "--in",
            folder.resolve("subset.csv"),
            "--dir",
            folder,
            "--loudness",
            -5,
            "--width",
            32,
            "--height",
            32,
            "--fps",
            5,
            "--waves",
            2,
            "--beat",
            1200,
            "--out",
            out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(highest(TestClips.heard(out))).isBetween(CEILING - 2, CEILING);
  }

  /** dB between samples, four times oversampled through a windowed sine cardinal. */
  private static double highest(float[] stereo) {
    double highest = 0;
    for (int i = 2 * 24; i < stereo.length - 2 * 24; i++) {
      for (int phase = 0; phase < 4; phase++) {
        double sum = 0;
        for (int tap = -11; tap <= 12; tap++) {
          double x = tap - phase / 4.0;
          double window = 0.5 + 0.5 * Math.cos(Math.PI * x / 13);
          double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
          sum += stereo[i + 2 * tap] * window * sinc;
        }
        highest = Math.max(highest, Math.abs(sum));
      }
    }
    return 20 * Math.log10(highest);
  }

  private void wave(String name, IntToDoubleFunction signal) throws IOException {
    Path file = Files.createDirectories(folder).resolve(name);
    try (MediaWriter writer = MediaWriter.create(
        file, "wav", Optional.of(AudioSpec.stereo(Sound.RATE)), Optional.empty())) {
      float[] sound = new float[2 * FRAMES];
      for (int i = 0; i < FRAMES; i++) {
        sound[2 * i] = (float) signal.applyAsDouble(i);
        sound[2 * i + 1] = sound[2 * i];
      }
      writer.writeAudio(sound, 0, FRAMES);
      writer.finish();
    }
  }
}
