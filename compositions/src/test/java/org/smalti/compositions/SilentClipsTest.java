package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.compositions.measure.PlanMeasure;
import org.smalti.compositions.sorted.SortedAudio;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;

/** Samples of silent films are seen, and what they lack is no failure. */
final class SilentClipsTest {
  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proliferation",
        "waves",
        "falling",
        "orbits",
        "shuffle",
        "stretch",
        "flow",
        "splice",
        "poster"
      })
  void aFilmOfSilentAndHeardSamplesIsMadeWithoutFailures(String piece) throws IOException {
    var run = compose(piece, rows(true), "film.mp4");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("no sound");
    String plan = Files.readString(folder.resolve("plan.txt"));
    assertThat(plan).contains("silent.mp4").contains("tones.wav");
    assertThat(folder.resolve("film.mp4")).isNotEmptyFile();
  }

  /** −1 is no place in a film: read as 0, every such sample showed the beginning of its file. */
  @ParameterizedTest
  @EnumSource(Compositions.class)
  void aSampleWithoutAPictureShowsItsOwnSoundWhateverThePiece(Compositions piece)
      throws IOException {
    TestMedia.film(folder.resolve("silent.mp4"), 64, 48, 25, 100, Optional.empty());
    TestClips.tones(folder, "tones.wav");
    Path table = folder.resolve("t.csv");
    Path plan = folder.resolve("plan.txt");
    String rows = rows(true);
    Files.writeString(table, rows);
    Object[] words = {
      piece.word(),
      "--in",
      table,
      "--dir",
      folder,
      "--out",
      folder.resolve("f.mp4"),
      "--dry-run",
      "--plan",
      plan
    };
    CommandTester.Outcome first = CommandTester.of(ComposeCommand.class).run(words);
    assertThat(first.exit()).as(first.err()).isZero();
    List<String> tiles = tiles(plan);
    assertThat(tiles).allMatch(tile -> Double.parseDouble(tile) % 250 == 0 && !tile.equals("0"));
    Files.writeString(table, rows.replace("-1,-1,\n", "-1.000,-7,\n"));
    CommandTester.of(ComposeCommand.class).run(words);
    assertThat(tiles(plan)).isEqualTo(tiles);
  }

  /** Where in their file the pictures of the samples without picture begin, in ms. */
  private static List<String> tiles(Path plan) throws IOException {
    return Files.readAllLines(plan).stream()
        .filter(line -> line.startsWith("tile") && line.contains(": tones.wav from "))
        .map(line -> line.replaceAll(".*from (\\S+) ms for.*", "$1"))
        .toList();
  }

  @Test
  void aFilmOfSilentSamplesAloneIsMade() throws IOException {
    var run = compose("waves", rows(false), "film.mp4");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("film.mp4")).isNotEmptyFile();
  }

  /** {@code smalti tsne} gives a table without any sound no map, so none can be asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"proliferation", "flow", "shuffle", "splice"})
  void silentSamplesAloneNeedNoMapOfSounds(String piece) throws IOException {
    StringBuilder rows =
        new StringBuilder("filename,start,dur,power,gridX,gridY,vstart,vdur,silent\n");
    for (int i = 0; i < 12; i++) {
      rows.append("silent.mp4,").append(250 * i).append(",400,5,").append(i % 4).append(',');
      rows.append(i / 4).append(',').append(250 * i).append(",400,1\n");
    }
    var run = compose(piece, rows.toString(), "film.mp4");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("film.mp4")).isNotEmptyFile();
  }

  @Test
  void whatIsSortedByEarLeavesThemOut() throws IOException {
    Path table = folder.resolve("t.csv");
    Files.writeString(table, rows(true));
    Table samples = TableReader.read(table);
    var plan = new SortedAudio("start=asc", 0, "", 100, 1, 0, 0, 1).plan(samples);
    assertThat(plan.sources()).containsExactly("tones.wav");
  }

  private CommandTester.Outcome compose(String piece, String rows, String out) throws IOException {
    TestMedia.film(folder.resolve("silent.mp4"), 64, 48, 25, 100, Optional.empty());
    TestClips.tones(folder, "tones.wav");
    Path table = folder.resolve("t.csv");
    Files.writeString(table, rows);
    CommandTester compose = CommandTester.of(ComposeCommand.class);
    compose.run(
        piece,
        "--in",
        table,
        "--dir",
        folder,
        "--out",
        folder.resolve(out),
        "--dry-run",
        "--plan",
        folder.resolve("plan.txt"));
    return compose.run(
        piece,
        "--in",
        table,
        "--dir",
        folder,
        "--out",
        folder.resolve(out),
        "--width",
        "96",
        "--height",
        "64",
        "--fps",
        "5");
  }

  private static String rows(boolean heard) {
    StringBuilder rows = new StringBuilder(
        "filename,start,dur,power,hz,clarity,tsne,tsne2,gridX,gridY,vstart,vdur,silent\n");
    for (int i = 0; i < 12; i++) {
      boolean silent = !heard || i % 3 == 0;
      rows.append(silent ? "silent.mp4" : "tones.wav").append(',').append(250 * i);
      rows.append(silent ? ",400,5,-1,-1,,," : ",300,5,440,1," + i + "," + -i + ",");
      rows.append(i % 4).append(',').append(i / 4).append(',');
      rows.append(silent ? 250 * i + ",400,1\n" : "-1,-1,\n");
    }
    return rows.toString();
  }

  /** They lie around the others in the grid, so that whole rows and columns can be silent. */
  @ParameterizedTest
  @EnumSource(Compositions.class)
  void silentSamplesAroundTheOthersAreNoPauseOfThePiece(Compositions piece) {
    Composition composition = piece.create();
    Table table = TestCollections.table(200, 1);
    int right = TestCollections.grid(200).columns() - 1;
    Table around = table.with(List.of(Sample.SILENT), i -> {
      int column = (int) table.row(i).number(Sample.GRID_X);
      boolean outside = column == 0 || column == right;
      return new String[] {outside || table.row(i).number(Sample.GRID_Y) == 0 ? "1" : ""};
    });
    Setting setting = TestCollections.setting(composition, around);
    PlanMeasure measure = PlanMeasure.of(composition.plan(setting), setting.canvas(), 1);
    assertThat(measure.longestSilence()).isLessThan(1000);
  }
}
