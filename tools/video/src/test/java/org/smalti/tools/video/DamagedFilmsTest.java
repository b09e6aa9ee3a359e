package org.smalti.tools.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;
import org.smalti.tools.video.spans.VsamplesCommand;

/** Every command that decodes the pictures of a film says what of it is missing, keeps the rest, and ends with 6. */
class DamagedFilmsTest {
  private static final String FILM =
      "-f lavfi -i testsrc2=s=320x240:r=25:d=4 -c:v libx264 -preset ultrafast -g 10 ";

  @TempDir
  private Path folder;

  private Path half(String name) throws IOException {
    Path film = TestMedia.made(folder.resolve(name), FILM + "-movflags +faststart");
    byte[] bytes = Files.readAllBytes(film);
    return Files.write(film, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static Outcome video(Object... words) {
    return CommandTester.of(VideoCommand.class).run(words);
  }

  private static List<Row> failures(Path out) {
    return TableReader.read(out.resolveSibling(out.getFileName() + ".failures.csv"))
        .rows();
  }

  private static void assertThatItBreaksOff(Outcome outcome, Path out) {
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(failures(out))
        .singleElement()
        .satisfies(
            row -> assertThat(row.text("error")).startsWith("broken at ").contains(" s of 4.0 s"));
    assertThat(out).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "cuts, --shortest=0.5, scenes.csv",
    "faces, --size=160, faces.csv",
    "faces, --segment=20, faces.csv",
    "faces, --draw=DRAWN, faces.csv",
    "sheet, --columns=2, sheet.png",
  })
  void aFilmThatIsCutOffIsToldWithWhatCouldBeRead(String verb, String option, String name)
      throws IOException {
    Path out = folder.resolve(name);
    for (String container : List.of("half.mp4", "half.mkv")) {
      Path film = half(container);
      String drawn = folder.resolve("drawn." + container).toString();
      for (int run = 1; run <= 2; run++) {
        assertThatItBreaksOff(video(verb, film, option.replace("DRAWN", drawn), "--out", out), out);
      }
      Files.delete(out);
    }
  }

  @Test
  void picturesOfAFilmThatIsCutOff() throws IOException {
    Path film = half("half.mp4");
    List<List<Object>> commands =
        List.of(List.of("frames", film, "--every", "0.5"), List.of("keyframes", film));
    for (List<Object> words : commands) {
      Path out = folder.resolve(words.get(0).toString());
      List<Object> all = new ArrayList<>(words);
      all.addAll(List.of("--out", out));
      Outcome outcome = video(all.toArray());
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
      assertThat(outcome.err()).containsPattern("broken at [12]\\.\\d s of 4\\.0 s");
    }
    // What comes before the end is whole.
    assertThat(video("frames", film, "--at", "0.5", "--out", folder.resolve("whole"))
            .exit())
        .isZero();
  }

  @Test
  void copiesAndCountsOfAFilmThatIsCutOff() throws IOException {
    Path film = half("half.mkv");
    Outcome copied = video("remux", film, folder.resolve("copy.mkv"));
    assertThat(copied.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(copied.err()).contains("it is damaged; what could be read was copied");
    assertThat(video("remux", film, folder.resolve("part.mkv"), "--to", "0.5").exit())
        .isZero();
    Outcome counted = video("info", film, "--count");
    assertThat(counted.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(counted.err()).contains("reading broke off");
  }

  @Test
  void samplesOfAFilmThatIsCutOff() throws IOException {
    half("half.mp4");
    Path table = Files.writeString(
        folder.resolve("subset.csv"), "filename,start,dur\nhalf.mp4,100,300\nhalf.mp4,3000,300\n");
    Outcome outcome = CommandTester.of(VsamplesCommand.class).run("--in", table, "--dir", folder);
    assertThatItBreaksOff(outcome, table);
    assertThat(TableReader.read(table).rows()).hasSize(2);
  }

  @Test
  void aHoleIsToldAndLaterTimesAreRight() throws IOException {
    Path whole = TestMedia.made(folder.resolve("whole.mp4"), FILM);
    byte[] bytes = Files.readAllBytes(whole);
    Arrays.fill(bytes, bytes.length / 3, bytes.length / 3 + bytes.length / 20, (byte) 0);
    Path holed = Files.write(folder.resolve("hole.mp4"), bytes);
    Path out = folder.resolve("scenes.csv");
    Outcome outcome = video("cuts", holed, "--out", out);
    assertThat(outcome.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(failures(out).get(0).text("error"))
        .matches("\\d+ packets? could not be decoded, the first near 1\\.\\d s;"
            + " frames after it may be numbered too low");
    List<Row> scenes = TableReader.read(out).rows();
    Row last = scenes.get(scenes.size() - 1);
    assertThat(last.number(Sample.START) + last.number(Sample.DUR)).isEqualTo(4000);
  }
}
