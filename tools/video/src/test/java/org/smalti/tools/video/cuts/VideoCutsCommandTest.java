package org.smalti.tools.video.cuts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaFile;
import org.smalti.media.TestMedia;

class VideoCutsCommandTest {
  /** Three scenes of 2 s that differ, joined by hard cuts. */
  private static final String THREE_SCENES =
      "-f lavfi -i testsrc2=s=320x180:r=25:d=2 -f lavfi -i smptebars=s=320x180:r=25:d=2"
          + " -f lavfi -i mandelbrot=s=320x180:r=25 -filter_complex"
          + " [2]trim=duration=2[m];[0][1][m]concat=n=3:v=1,format=yuv420p -c:v libx264 -g 25";

  @TempDir
  private Path folder;

  @Test
  void hardCutsAreFoundToTheFrame() throws IOException {
    Path film = TestMedia.made(folder.resolve("film.mp4"), THREE_SCENES);
    Path out = folder.resolve("cuts.csv");
    Outcome outcome = cuts(film, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    List<Row> rows = TableReader.read(out).rows();
    assertThat(rows).extracting(row -> row.text("frame")).containsExactly("0", "50", "100");
    assertThat(rows).extracting(row -> row.text("start")).containsExactly("0", "2000", "4000");
    assertThat(rows).extracting(row -> row.text("dur")).containsExactly("2000", "2000", "2000");
    assertThat(rows).extracting(row -> row.text("kind")).containsExactly("begin", "cut", "cut");
    byte[] first = Files.readAllBytes(out);
    Outcome again = cuts(film, "--out", out);
    assertThat(again.err()).contains("already has the scenes of the film");
    assertThat(Files.readAllBytes(out)).isEqualTo(first);
  }

  @Test
  void timesAreThoseOfTheFilmWhereItDoesNotBeginAtZero() {
    Path film = TestMedia.made(folder.resolve("film.ts"), THREE_SCENES + " -output_ts_offset 30");
    Path out = folder.resolve("cuts.csv");
    assertThat(cuts(film, "--out", out).exit()).isZero();
    assertThat(TableReader.read(out).rows())
        .extracting(row -> row.text("start"))
        .containsExactly("0", "2000", "4000");
  }

  @Test
  void fadesAndDissolvesAreTold() {
    Path film = TestMedia.made(
        folder.resolve("film.mp4"),
        "-f lavfi -i testsrc2=s=320x180:r=25:d=3 -f lavfi -i smptebars=s=320x180:r=25:d=3 -f lavfi -i"
            + " mandelbrot=s=320x180:r=25 -filter_complex [2]trim=duration=3,setpts=PTS-STARTPTS[m];"
            + "[0]settb=1/25[a];[1]settb=1/25[b];[m]settb=1/25[c];"
            + "[a][b]xfade=transition=fade:duration=1:offset=2[ab];"
            + "[ab][c]xfade=transition=fadeblack:duration=1:offset=4,format=yuv420p"
            + " -c:v libx264");
    Path out = folder.resolve("cuts.csv");
    assertThat(cuts(film, "--out", out).exit()).isZero();
    List<Row> rows = TableReader.read(out).rows();
    assertThat(rows)
        .extracting(row -> row.text("kind"))
        .containsExactly("begin", "dissolve", "fade");
    assertThat(rows.get(1).number("start")).isBetween(2200.0, 2800.0);
    assertThat(rows.get(2).number("start")).isBetween(4200.0, 4800.0);
  }

  @Test
  void aFlashIsNoCut() {
    Path film = TestMedia.made(
        folder.resolve("film.mp4"),
        "-f lavfi -i testsrc2=s=320x180:r=25:d=4 -vf"
            + " eq=brightness='if(between(n\\,50\\,51)\\,0.8\\,0)':eval=frame -c:v libx264");
    Path out = folder.resolve("cuts.csv");
    Outcome outcome = cuts(film, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(TableReader.read(out).rows()).hasSize(1);
  }

  @Test
  void cutsOfAVariableRateAreToldInTimes() {
    Path film = TestMedia.made(
        folder.resolve("film.mkv"),
        THREE_SCENES.replace(
                "concat=n=3:v=1,", "concat=n=3:v=1,select='not(mod(n\\,3))+gte(n\\,50)',")
            + " -fps_mode vfr");
    Path out = folder.resolve("cuts.csv");
    assertThat(cuts(film, "--out", out).exit()).isZero();
    List<Row> rows = TableReader.read(out).rows();
    assertThat(rows).extracting(row -> row.text("start")).containsExactly("0", "2000", "4000");
    assertThat(rows).extracting(row -> row.text("frame")).containsExactly("0", "17", "67");
  }

  @Test
  void aFilmWithoutCutsIsOneScene() {
    Path film = TestMedia.made(
        folder.resolve("film.mp4"), "-f lavfi -i testsrc2=s=320x180:r=25:d=3 -c:v libx264");
    Path out = folder.resolve("cuts.csv");
    assertThat(cuts(film, "--out", out).exit()).isZero();
    assertThat(TableReader.read(out).rows()).hasSize(1);
  }

  @Test
  void editorsGetTheirListsAndScenesBecomeFilms() throws IOException {
    Path film = TestMedia.made(folder.resolve("film.mp4"), THREE_SCENES);
    Path none = Files.writeString(folder.resolve("none.mp4"), "no film");
    Path out = folder.resolve("cuts.csv");
    Outcome outcome = cuts(
        film,
        none,
        "--out",
        out,
        "--dir",
        folder,
        "--edl",
        folder.resolve("edits/%s.edl"),
        "--otio",
        folder.resolve("edits/%s.otio"),
        "--split",
        folder.resolve("scenes"));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(Files.readString(folder.resolve("edits/film.mp4.edl")))
        .contains("00:00:02:00 00:00:04:00");
    assertThat(Files.readString(folder.resolve("edits/film.mp4.otio")))
        .contains("\"OTIO_SCHEMA\"", "Timeline.1");
    assertThat(folder.resolve("scenes").toFile().list())
        .containsExactlyInAnyOrder("film-0001.mp4", "film-0002.mp4", "film-0003.mp4");
    try (MediaFile scene = MediaFile.open(folder.resolve("scenes/film-0002.mp4"))) {
      assertThat(scene.counted().streams().get(0).packets()).isBetween(50L, 76L);
    }
    assertThat(Files.readString(folder.resolve("cuts.csv.failures.csv")))
        .contains("none.mp4,cuts,");
    assertThat(
            cuts(film, none, "--out", out, "--edl", folder.resolve("one.edl")).exit())
        .isEqualTo(2);
  }

  @Test
  void aRunDoesOnlyWhatIsMissing() throws IOException {
    Path first = TestMedia.made(folder.resolve("a.mp4"), THREE_SCENES);
    Path second = Files.writeString(folder.resolve("b.mp4"), "no film yet");
    Path out = folder.resolve("cuts.csv");
    Object[] command = {first, second, "--dir", folder, "--out", out, "--otio", folder + "/%s.otio"
    };
    Outcome outcome = cuts(command);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(outcome.err()).contains("3 scenes in 1 file");
    assertThat(Files.readString(folder.resolve("cuts.csv.failures.csv"))).contains("b.mp4,cuts,");

    TestMedia.made(second, THREE_SCENES);
    outcome = cuts(command);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("3 scenes in 1 file");
    assertThat(folder.resolve("cuts.csv.failures.csv")).doesNotExist();
    byte[] both = Files.readAllBytes(out);
    assertThat(filenames(out))
        .containsExactly("a.mp4", "a.mp4", "a.mp4", "b.mp4", "b.mp4", "b.mp4");

    Files.delete(folder.resolve("a.mp4.otio"));
    assertThat(cuts(command).err()).contains("3 scenes in 1 file");
    assertThat(cuts(command).err()).contains("already has the scenes of all 2 files");
    assertThat(Files.readAllBytes(out)).isEqualTo(both);

    Outcome all = CommandTester.of(VideoCutsCommand.class)
        .run(
            first, second, "--dir", folder, "--out", out, "--otio", folder + "/%s.otio", "--force");
    assertThat(all.err()).contains("6 scenes in 2 files");
    assertThat(Files.readAllBytes(out)).isEqualTo(both);
  }

  @Test
  void whatTheTableSaysOfOtherFilmsAndInOtherColumnsStays() throws IOException {
    Path film = TestMedia.made(folder.resolve("a.mp4"), THREE_SCENES);
    Path out = Files.writeString(
        folder.resolve("cuts.csv"), "filename,scene,start,dur,note\nold.mp4,1,0,700,seen\n");
    assertThat(cuts(film, "--dir", folder, "--out", out).exit()).isZero();
    assertThat(filenames(out)).containsExactly("a.mp4", "a.mp4", "a.mp4", "old.mp4");
    assertThat(TableReader.read(out).row(3).text("note")).isEqualTo("seen");
    assertThat(TableReader.read(out).row(3).text("dur")).isEqualTo("700");
  }

  @Test
  void scenesStayInTheTableWhereAListForEditorsIsNotPossible() throws IOException {
    Path film = TestMedia.made(
        folder.resolve("film.mkv"),
        THREE_SCENES.replace(
                "concat=n=3:v=1,", "concat=n=3:v=1,select='not(mod(n\\,3))+gte(n\\,50)',")
            + " -fps_mode vfr");
    Path out = folder.resolve("cuts.csv");
    for (String said : List.of("3 scenes in 1 file", "already has the scenes of the film")) {
      Outcome outcome = cuts(film, "--out", out, "--edl", folder.resolve("film.edl"));
      assertThat(outcome.exit()).isEqualTo(6);
      assertThat(outcome.err()).contains(said);
      assertThat(TableReader.read(out).rows()).hasSize(3);
      assertThat(Files.readString(folder.resolve("cuts.csv.failures.csv")))
          .contains("its frame rate varies");
    }
  }

  @Test
  void theTableIsNoneOfTheFilms() {
    Path film = TestMedia.made(folder.resolve("a.mp4"), THREE_SCENES);
    assertThat(cuts(film, "--out", film).err()).contains("is what is read");
    assertThat(cuts(film, "--out", folder.resolve("a.csv"), "--edl", film).exit())
        .isEqualTo(2);
  }

  private static List<String> filenames(Path table) {
    return TableReader.read(table).rows().stream()
        .map(row -> row.text("filename"))
        .toList();
  }

  private static Outcome cuts(Object... words) {
    return CommandTester.of(VideoCutsCommand.class).run(words);
  }
}
