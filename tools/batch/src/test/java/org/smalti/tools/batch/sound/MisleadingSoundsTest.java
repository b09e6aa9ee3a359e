package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.tools.batch.BatchCommand;

/** What all other commands hear whole, {@code batch} changes whole: proven by hearing what came out. */
final class MisleadingSoundsTest extends SoundTesting {
  /** s: encoders fill their last frames. */
  private static final double FRAMES = 0.06;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size=0xFFFFFFFF:a.wav",
        "size=0x7FFFF000:a.wav",
        "size=44100:a.wav",
        "size=0:a.aiff",
        "size=-1:a.caf",
        "size=0:a.w64",
        "size=0:rf64.wav",
        "tagged:a.flac",
        "valid=24:32.wav",
        "valid=12:a.wav",
        "whole:a.tta",
        "whole:a.mp2"
      })
  void headersThatAreWrongCostNothing(String given) throws IOException {
    assertChanged("normalize", given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cut:a.aiff",
        "cut:a.w64",
        "cut:a.flac",
        "cut:a.opus",
        "cut:flac.ogg",
        "cut:a.wv",
        "cut:a.mka",
        "cut:a.webm"
      })
  void aLastByteThatIsMissingCostsNothing(String given) throws IOException {
    assertChanged("normalize", given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joined:a.flac",
        "joined:flac.ogg",
        "joined:a.opus",
        "joined:vorbis.ogg",
        "joined:a.mpg",
        "joined:a.mka",
        "joined:a.aac",
        "joined:film.mpg"
      })
  void allPartsOfAJoinedFileAreChanged(String given) throws IOException {
    assertThat(assertChanged("normalize", given)).isGreaterThan(1.9 * MisleadingSounds.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size=44100:a.wav",
        "size=0:a.aiff",
        "valid=24:32.wav",
        "cut:a.opus",
        "joined:a.flac",
        "joined:a.opus",
        "joined:film.mpg"
      })
  void noiseIsTakenOutOfThemToo(String given) throws IOException {
    assertChanged("denoise", given);
  }

  @Test
  void pictureAndSoundOfAJoinedFilmAreEncodedAnew() throws IOException {
    Path film = new MisleadingSounds(tester).made("joined:film.mpg");
    Outcome outcome = batch("reencode", film, "--preset", "12");
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    try (MediaFile made = MediaFile.open(folder.resolve("out/film.mkv"))) {
      assertThat(made.measured().duration()).isCloseTo(2 * MisleadingSounds.SECONDS, within(0.1));
    }
    assertAlike(film, folder.resolve("out/film.mkv"));
  }

  @Test
  void whatWasReadOtherwiseIsToldAndTagsStay() throws IOException {
    MisleadingSounds odd = new MisleadingSounds(tester);
    assertThat(batch("normalize", odd.made("size=44100:a.wav")).out())
        .contains("its header says 0.5 s, there are 2.0 s");
    assertThat(batch("normalize", odd.made("joined:a.opus")).out())
        .contains("joined of several, all of which are kept");
    batch("normalize", odd.made("joined:a.flac"));
    for (String name : new String[] {"a.wav", "a.opus", "a.flac"}) {
      try (MediaFile made = MediaFile.open(folder.resolve("out").resolve(name))) {
        Map<String, String> tags = new HashMap<>(made.contents().tags());
        tags.putAll(made.contents().streams().get(0).tags());
        assertThat(tags).as(name).containsEntry("title", "Odd");
      }
    }
    assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**parts*");
  }

  /** Returns s that are heard of the result. */
  private double assertChanged(String verb, String given) throws IOException {
    Path odd = new MisleadingSounds(tester).made(given);
    Outcome outcome = batch(verb, odd);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    return assertAlike(odd, folder.resolve("out").resolve(odd.getFileName()));
  }

  private Outcome batch(String verb, Path file, String... more) {
    Object[] words = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {verb, file, "--out", folder.resolve("out"), "--ffmpeg", "embedded"},
        0,
        words,
        0,
        6);
    System.arraycopy(more, 0, words, 6, more.length);
    return CommandTester.of(BatchCommand.class).run(words);
  }

  private static double assertAlike(Path source, Path result) {
    float[] before = SoundTester.heard(source, MisleadingSounds.RATE);
    float[] after = SoundTester.heard(result, MisleadingSounds.RATE);
    double seconds = after.length / (double) MisleadingSounds.RATE;
    assertThat(seconds).isCloseTo(before.length / (double) MisleadingSounds.RATE, within(FRAMES));
    assertThat(before.length / (double) MisleadingSounds.RATE)
        .isGreaterThan(MisleadingSounds.SECONDS - 0.1);
    int middle = before.length / 2;
    assertThat(alike(before, after, 0, middle)).isGreaterThan(0.99);
    assertThat(alike(before, after, middle, before.length)).isGreaterThan(0.99);
    return seconds;
  }

  /** The correlation of a stretch, encoders' delay made up. */
  private static double alike(float[] before, float[] after, int from, int to) {
    int lag = SoundTester.lag(before, after, 3000);
    double product = 0;
    double a = 1e-9;
    double b = 1e-9;
    for (int i = Math.max(from, -lag); i < Math.min(to, after.length - lag); i++) {
      product += before[i] * after[i + lag];
      a += before[i] * before[i];
      b += after[i + lag] * after[i + lag];
    }
    return product / Math.sqrt(a * b);
  }
}
