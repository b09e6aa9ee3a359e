package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.TestFiles;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.BatchCommand;

/** {@code batch denoise} and {@code batch normalize} as a user runs them. */
final class SoundCommandsTest {
  private static final Path DATA = TestFiles.data();

  @TempDir
  Path folder;

  SoundTester tester;
  Path media;

  @BeforeEach
  void makeMedia() throws IOException {
    tester = new SoundTester(Files.createDirectory(folder.resolve("tester")));
    media = Files.createDirectory(folder.resolve("media"));
    for (String name : List.of("speech_russian.wav", "movie_hello.mpeg", "message_board.ogv")) {
      Files.copy(DATA.resolve(name), media.resolve(name));
    }
    tester.made(
        "../media/mute film.mp4",
        "-i",
        FfmpegCommand.file(DATA.resolve("city_night.mp4")),
        "-t",
        "1",
        "-an",
        "-c",
        "copy");
  }

  @AfterEach
  void close() {
    tester.close();
  }

  private Outcome batch(Object... words) {
    List<Object> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--ffmpeg", "embedded"));
    return CommandTester.of(BatchCommand.class).run(all.toArray());
  }

  @Test
  void optionsThatNoFfmpegKnowsAreToldAsTheReason() {
    for (String args : List.of("-c:a bogus", "-c:a mp2 -b:a 12zz", "-c:a mp2 -bittrate 96k")) {
      Outcome outcome = batch("denoise", media.resolve("movie_hello.mpeg"), "--args", args);
      assertThat(outcome.exit()).as(args).isEqualTo(ExitCode.INPUT);
      assertThat(outcome.out())
          .contains("the reason is --args (" + args + ")")
          .doesNotContain("writes no");
    }
  }

  @Test
  void aFolderIsDenoised() throws IOException {
    Path out = folder.resolve("out");
    Outcome outcome = batch("denoise", media, "--out", out);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    assertThat(outcome.out() + outcome.err()).contains("noise floor").contains("has no sound");
    for (String name : List.of("movie_hello.mpeg", "speech_russian.wav")) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    Path film = media.resolve("movie_hello.mpeg");
    assertThat(tester.hashes(out.resolve("movie_hello.mpeg"))).isEqualTo(tester.hashes(film));
    Outcome again = batch("denoise", media, "--out", out);
    assertThat(again.exit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aFolderIsMadeEquallyLoud() {
    Path out = folder.resolve("out");
    Outcome outcome = batch("normalize", media, "--out", out);
    // The peaks of one film allow nothing.
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.PARTIAL);
    assertThat(tester.loudness(out.resolve("speech_russian.wav")).integrated())
        .isCloseTo(-23, within(0.5));
    assertThat(out.resolve("movie_hello.mpeg")).doesNotExist();
    assertThat(outcome.out() + outcome.err()).contains("its peaks allow no more");

    Outcome dynamic = batch("normalize", media, "--dynamic", "--out", out);
    assertThat(dynamic.exit()).as(dynamic.err() + dynamic.out()).isEqualTo(ExitCode.OK);
    assertThat(tester.loudness(out.resolve("movie_hello.mpeg")).integrated())
        .isCloseTo(-23, within(0.5));
  }

  @Test
  void soundThatLacksItsLastByteOrIsJoinedIsNotDamaged() throws IOException {
    Path healthy = Files.createDirectory(folder.resolve("healthy"));
    byte[] wav = Files.readAllBytes(DATA.resolve("speech_russian.wav"));
    Files.write(healthy.resolve("a.wav"), Arrays.copyOf(wav, wav.length - 1));
    byte[] mp3 = Files.readAllBytes(
        tester.made("a.mp3", "-i", FfmpegCommand.file(DATA.resolve("speech_russian.wav"))));
    byte[] joined = Arrays.copyOf(mp3, 2 * mp3.length);
    System.arraycopy(mp3, 0, joined, mp3.length, mp3.length);
    Files.write(healthy.resolve("joined.mp3"), joined);
    Path out = folder.resolve("out");
    Outcome outcome = batch("normalize", healthy, "--out", out);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    assertThat(SoundTester.heard(out.resolve("a.wav"), 0).length / 8000.0)
        .isCloseTo(wav.length / 16_000.0, within(0.01));
    assertThat(SoundTester.heard(out.resolve("joined.mp3"), 8000).length / 8000.0)
        .isCloseTo(
            SoundTester.heard(healthy.resolve("joined.mp3"), 8000).length / 8000.0, within(0.2));
  }

  @Test
  void soundThatIsBrokenInItsMiddleIsDamaged() throws IOException {
    byte[] mp3 = Files.readAllBytes(
        tester.made("a.mp3", "-i", FfmpegCommand.file(DATA.resolve("speech_russian.wav"))));
    Arrays.fill(mp3, mp3.length / 2, mp3.length / 2 + 4000, (byte) 0x5a);
    Path broken = Files.write(folder.resolve("broken.mp3"), mp3);
    Outcome outcome = batch("normalize", broken, "--out", folder.resolve("out"));
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err() + outcome.out()).contains("is damaged");
  }

  @Test
  void aPreviewLiesBesideItsOriginal() {
    Path speech = media.resolve("speech_russian.wav");
    Outcome outcome = batch("denoise", "--preview", speech);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    float[] heard = SoundTester.heard(media.resolve("speech_russian.preview.wav"), 0);
    assertThat(heard.length / 8000.0).isCloseTo(20.5, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "denoise --passes 0",
        "denoise --passes x",
        "denoise --profile loud",
        "denoise --preview --replace --delete-originals",
        "denoise --preview --delete-originals",
        "normalize --loudness 3",
        "normalize --true-peak 1",
        "normalize --loudness quiet"
      })
  void whatMakesNoSenseIsRefusedInOneLine(String words) {
    List<Object> all = new ArrayList<>(Arrays.asList((Object[]) words.split(" ")));
    all.add(media);
    Outcome outcome = batch(all.toArray());
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
    // By the name of the option, or by its words where what is wrong is the value alone.
    String named = words.split(" ")[1].substring(2).replace('-', '.');
    assertThat(outcome.err()).containsPattern(named).doesNotContain("\tat ");
    assertThat(media).isDirectoryNotContaining("glob:**.{preview,denoised,normalized}.*");
  }
}
