package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;
import org.smalti.tools.video.VideoCommand;
import org.smalti.tools.video.faces.detect.FacePictures;

/** What is wrong with outputs is said before the work, and what is made follows the table. */
class FacesOutputTest {
  @TempDir
  private Path folder;

  private Path film;

  @BeforeEach
  void film() {
    film = TestMedia.made(
        folder.resolve("film.mp4"),
        "-r 25 -i " + FacePictures.ONE_FACE
            + " -an -vf scale=320:240 -t 0.4 -c:v libx264 -preset ultrafast");
  }

  private Outcome faces(Object... words) {
    List<Object> all = new ArrayList<>(List.of("faces", "--dir", folder, film));
    all.addAll(List.of(words));
    return CommandTester.of(VideoCommand.class).run(all.toArray());
  }

  @Test
  void picturesOfFacesThatAreGoneGoToo() {
    Path out = folder.resolve("faces.csv");
    Path crops = folder.resolve("crops");
    assertThat(faces("--out", out, "--crops", crops).exit()).isZero();
    List<String> files = TableReader.read(crops.resolve("crops.csv")).rows().stream()
        .map(row -> row.text("file"))
        .toList();
    assertThat(files)
        .hasSize(1)
        .allSatisfy(file -> assertThat(crops.resolve(file)).exists());
    assertThat(faces("--out", out, "--crops", crops, "--min-size", 300).exit()).isZero();
    assertThat(TableReader.read(crops.resolve("crops.csv")).rows()).isEmpty();
    assertThat(crops.resolve(files.get(0))).doesNotExist();
  }

  @Test
  void aFilmThatCantBeReadKeepsItsRowsAndIsOneFailure() throws IOException {
    Path out = folder.resolve("faces.csv");
    Path crops = folder.resolve("crops");
    Path drawn = folder.resolve("drawn.mp4");
    assertThat(faces("--out", out, "--crops", crops, "--draw", drawn).exit()).isZero();
    String before = Files.readString(out);
    int rows = TableReader.read(out).rows().size();
    String pictures = Files.readString(crops.resolve("crops.csv"));
    Files.writeString(film, "no film any more");
    for (int run = 1; run <= 2; run++) {
      Outcome outcome = faces("--out", out, "--crops", crops, "--draw", drawn);
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.INPUT);
      assertThat(TableReader.read(folder.resolve("faces.csv.failures.csv")).rows())
          .singleElement()
          .satisfies(row -> assertThat(row.text("error"))
              .endsWith(
                  "; the table keeps what an earlier run has found in it, " + rows + " rows"));
      assertThat(out).hasContent(before);
      assertThat(crops.resolve("crops.csv")).hasContent(pictures);
    }
  }

  @Test
  void aFilmOfWhichLessIsLeftSaysSo() throws IOException {
    Path out = folder.resolve("faces.csv");
    assertThat(faces("--out", out).exit()).isZero();
    int rows = TableReader.read(out).rows().size();
    TestMedia.made(
        film,
        "-r 25 -i " + FacePictures.ONE_FACE
            + " -an -vf scale=320:240 -t 0.4 -c:v libx264 -preset ultrafast -movflags +faststart");
    byte[] bytes = Files.readAllBytes(film);
    Files.write(film, Arrays.copyOf(bytes, bytes.length * 3 / 4));
    assertThat(faces("--out", out).exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(TableReader.read(folder.resolve("faces.csv.failures.csv")).rows())
        .singleElement()
        .satisfies(row -> assertThat(row.text("error"))
            .matches("broken at 0\\.\\d s of 0\\.4 s; \\d rows? instead of the " + rows
                + " rows of an earlier run"));
  }

  @Test
  void badOutputsAreToldBeforeTheWork() throws IOException {
    assertThat(faces("--out", folder.resolve("faces.mp4")).err())
        .contains("tables of faces end in .csv or .parquet");
    Path out = folder.resolve("faces.csv");
    assertThat(faces("--out", out, "--draw", film).exit()).isEqualTo(2);
    Path file = Files.writeString(folder.resolve("crops"), "a file");
    assertThat(faces("--out", out, "--crops", file).err()).contains("it is a file; name a folder");
    assertThat(faces("--out", out, "--segment", 0).err()).contains("--segment must be at least 1");
    assertThat(faces("--out", out, "--size", 16).err()).contains("--size must be from 32 to 4096");
    assertThat(out).doesNotExist();
  }
}
