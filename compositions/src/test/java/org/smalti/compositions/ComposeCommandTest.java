package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.sequence.MeasuredLoudness;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;

final class ComposeCommandTest {
  @TempDir
  private Path folder = Path.of("");

  private Path table = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    TestClips.film(folder, "film.mp4");
    TestClips.tones(folder, "tones.wav");
    StringBuilder rows =
        new StringBuilder("filename,start,dur,power,hz,clarity,tsne,tsne2,gridX,gridY\n");
    for (int i = 0; i < 24; i++) {
      rows.append(i % 3 == 2 ? "tones.wav" : "film.mp4").append(',').append(500 * (i % 6));
      rows.append(",300,5,").append(TestClips.TONES.get(i % 6)).append(",1,");
      rows.append(i * 0.1).append(',').append(-i * 0.2).append(',');
      rows.append(i % 6).append(',').append(i / 6).append('\n');
    }
    table = folder.resolve("subset.csv");
    Files.writeString(table, rows);
  }

  @Test
  void pictureAndSoundAreEquallyLong() throws IOException {
    assertThat(compose("mosaic.mp4").exit()).isZero();

    try (MediaFile film = MediaFile.open(folder.resolve("mosaic.mp4"))) {
      MediaInfo info = film.info();
      double video = info.video().orElseThrow().duration();
      double audio = info.audio().orElseThrow().duration();
      assertThat(video).isCloseTo(Math.rint(video), within(1e-3));
      assertThat(audio).isCloseTo(video, within(0.001));
      assertThat(info.video().orElseThrow().width()).isEqualTo(160);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "film.mp4", "tones.wav", "subset.csv", "mosaic.mp4", ".mosaic.mp4.journal");
    }
  }

  @Test
  void theFilmIsTheSameWithAnyNumberOfThreads() throws IOException {
    compose("one.mp4", "--threads", 1);
    compose("four.mp4", "--threads", 4);
    assertThat(folder.resolve("one.mp4")).hasSameBinaryContentAs(folder.resolve("four.mp4"));
  }

  @Test
  void aDryRunPrintsThePlanAndWritesNothing() {
    Path plan = folder.resolve("plan.txt");
    Outcome outcome = compose("mosaic.mp4", "--dry-run", "--plan", plan);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).hasLineCount(3);
    assertThat(outcome.out().lines().toList().get(0))
        .matches("would make .*mosaic.mp4: 0:\\d\\d, [\\d,]+ pictures of \\d+x\\d+");
    assertThat(outcome.out())
        .contains("\n24 sounds and 24 tiles from 2 sources\n")
        .containsPattern("expected: about [\\d.]+ [kM]B, ready about \\d:\\d\\d after");
    assertThat(plan).content().contains("24 sounds, 24 tiles", "film.mp4 from 500 ms for 300 ms");
    assertThat(plan).content().containsPattern("Total ms: \\d+000\n$");
    assertThat(folder.resolve("mosaic.mp4")).doesNotExist();
  }

  @Test
  void whatWasMadeIsSaid() {
    assertThat(compose("mosaic.mp4").err())
        .containsPattern("mosaic.mp4: 0:\\d\\d, [\\d.]+ [kM]B\n");
  }

  @Test
  void withoutSourcesNothingIsMixedAndTheFolderIsAskedFor() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    for (String name : List.of("mosaic.mp4", "mosaic.mp3")) {
      Outcome outcome = compose(name, "--dir", folder.resolve("empty"));
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.err()).contains("none of the media could be read in", "is --dir right?");
      assertThat(outcome.err()).doesNotContain("mix:", "frames:");
    }
  }

  @Test
  void thePicturesCanBeKept() {
    compose("mosaic.mp4", "--video-only", "--frames-out", folder.resolve("f/%s.png"));
    assertThat(folder.resolve("f/00001.png")).exists();
  }

  @Test
  void aSoundAloneAsLongAsTheFilm() {
    assertThat(compose("mosaic.mp3").exit()).isZero();
    compose("mosaic.mp4");
    try (MediaFile sound = MediaFile.open(folder.resolve("mosaic.mp3"));
        MediaFile film = MediaFile.open(folder.resolve("mosaic.mp4"))) {
      assertThat(sound.info().duration()).isCloseTo(film.info().duration(), within(0.1));
    }
  }

  @Test
  void whatCanNotBeRightIsSaidBeforeAnythingIsRead() {
    assertThat(compose("mosaic.mp4", "--width", 161).err()).contains("not 161x90");
    assertThat(compose("mosaic.mp4", "--preset", "hasty").err()).contains("--preset is one of");
    assertThat(compose("mosaic.mp4", "--frames-out", "f.png").err()).contains("needs %s");
    assertThat(compose("mosaic.avi").err()).contains("mosaic.avi: the extension");
    assertThat(compose("mosaic.mp4", "--audio-only", "--video-only").err())
        .contains("nothing to make");
    assertThat(compose("mosaic.gif", "--audio-only").err()).contains("mosaic.gif holds no sound");
    assertThat(compose("mosaic.wav", "--video-only").err()).contains("holds no pictures");
    assertThat(compose("mosaic.mp4", "--grid0", "8by8").err()).contains("no grid: \"8by8\"");
    assertThat(folder.resolve(".mosaic.mp4.journal")).doesNotExist();
  }

  @Test
  void wavesIsAFilmToo() {
    Outcome outcome = CommandTester.of(ComposeCommand.class)
        .run(
            "waves",
            "--in",
            table,
            "--dir",
            folder,
            "--out",
            folder.resolve("w.mp4"),
            "--fps",
            8,
            "--width",
            96,
            "--height",
            64,
            "--waves",
            2,
            "--beat",
            500,
            "--wave",
            800,
            "--preset",
            "ultrafast");
    assertThat(outcome.exit()).isZero();
    assertThat(folder.resolve("w.mp4")).exists();
  }

  @Test
  void aTableWithoutAGridNamesTheStep() throws IOException {
    Files.writeString(table, "filename,start,dur\nfilm.mp4,0,100\n");
    Outcome outcome = compose("mosaic.mp4");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("no column gridX; run 'smalti grid' first");
  }

  @Test
  void aTableWithoutAMapNamesTheStep() throws IOException {
    Files.writeString(table, "filename,start,dur,gridX,gridY\nfilm.mp4,0,100,0,0\n");
    assertThat(compose("mosaic.mp4").err()).contains("no column tsne; run 'smalti tsne' first");
  }

  @Test
  void aBrokenSourceIsLeftOut() throws IOException {
    Files.writeString(folder.resolve("tones.wav"), "this is no sound");
    Outcome outcome = compose("mosaic.mp4");
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(folder.resolve("mosaic.mp4")).exists();
    assertThat(Files.readString(folder.resolve("mosaic.mp4.failures.csv")))
        .contains("tones.wav,pictures,", "tones.wav,sounds,");
  }

  @Test
  void aCancelledRunLeavesNothingUnderTheFinalName() {
    CommandTester tester = CommandTester.of(ComposeCommand.class);
    tester.cancellation().request();
    assertThat(tester.run(words("mosaic.mp4")).exit()).isEqualTo(130);
    assertThat(folder.resolve("mosaic.mp4")).doesNotExist();
  }

  @Test
  void theHelpShowsTheCompositionsOwnOptions() {
    Outcome outcome = CommandTester.of(ComposeCommand.class).run("proliferation", "--help");
    assertThat(outcome.out()).contains("--base-step", "--grid0", "Clips appear ring by ring");
    assertThat(CommandTester.of(ComposeCommand.class).run("--help").out())
        .contains("proliferation")
        .doesNotContain("--grid0");
  }

  @Test
  void theListSaysWhatEachOneDoes() {
    Outcome outcome = CommandTester.of(ComposeCommand.class).run("--list");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .hasLineCount(Compositions.values().length)
        .contains("waves          Waves of light and sound run outwards");
    Outcome alone = CommandTester.of(ComposeCommand.class).run();
    assertThat(alone.exit()).isEqualTo(2);
    assertThat(alone.err()).startsWith("Usage:").contains("--list");
  }

  @Test
  void theNameOfAClassIsADescriptionToo() {
    assertThat(Compositions.description(new ARollCallTest.RollCall())).isEqualTo("Roll call.");
    assertThat(Compositions.description(setting -> setting.begin().build())).endsWith(".");
  }

  private Outcome compose(String out, Object... more) {
    return CommandTester.of(ComposeCommand.class).run(words(out, more));
  }

  private Object[] words(String out, Object... more) {
    Map<Object, Object> usual = new LinkedHashMap<>();
    usual.put("--in", table);
    usual.put("--dir", folder);
    usual.put("--out", folder.resolve(out));
    usual.put("--width", 160);
    usual.put("--height", 90);
    usual.put("--fps", 12);
    usual.put("--base-step", 200);
    usual.put("--preset", "ultrafast");
    List<Object> words = new ArrayList<>(List.of("proliferation"));
    usual.forEach((option, value) -> {
      if (!List.of(more).contains(option)) {
        words.addAll(List.of(option, value));
      }
    });
    words.addAll(List.of(more));
    return words.toArray();
  }

  @Test
  void filesThatWouldNotBeMadeBesideASoundOrAPictureAreRefused() {
    for (String out : List.of("s.wav", "s.png")) {
      for (String beside : List.of("--frames-out")) {
        Outcome outcome = compose(out, beside, folder.resolve("p%s.jpg"));
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(beside + " has no effect: ", out);
      }
    }
  }

  @Test
  void aPieceHasTheUsualLoudnessIfNothingIsSaid() {
    Outcome outcome = compose("piece.wav");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    float[] heard = TestClips.heard(folder.resolve("piece.wav"));
    assertThat(MeasuredLoudness.of(heard)).isCloseTo(-16, within(0.3));
    assertThat(compose("louder.wav", "--gain", 1).exit()).isZero();
    assertThat(MeasuredLoudness.of(TestClips.heard(folder.resolve("louder.wav"))))
        .isNotCloseTo(-16, within(0.3));
  }

  @Test
  void stemsDoNotLieAmongTheMedia() {
    Outcome outcome = compose("piece.wav", "--stems", folder);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains("--stems " + folder + " is the folder of the media");
    assertThat(folder.resolve("piece.wav")).doesNotExist();
  }
}
