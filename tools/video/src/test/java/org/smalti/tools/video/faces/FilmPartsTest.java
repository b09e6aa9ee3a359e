package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.media.TestMedia;
import org.smalti.tools.video.faces.detect.FacePictures;

/** Films that are cut into parts, begin later, are damaged, turned or of a variable rate. */
@Timeout(180)
class FilmPartsTest extends FilmsFolder {
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void theTableDoesNotDependOnThreadsOrOnWhereFilmsAreCut(int every) throws IOException {
    Path film = film("film.mp4", CODEC + " -x264-params open-gop=1");
    Path other = film("other.mkv", ",hflip" + CODEC);
    Path one = table("a.csv", film, other, "--every", every, "--threads", 1);
    assertThat(rows(one)).hasSize(2 * ((PICTURES + every - 1) / every));
    for (int threads = 1; threads <= 3; threads++) {
      Path cut = table(
          threads + ".csv",
          film,
          other,
          "--every",
          every,
          "--threads",
          threads,
          "--segment",
          30 * threads);
      assertThat(cut).hasSameBinaryContentAs(one);
      assertThat(whole).isFalse();
    }
  }

  @Test
  void everyFifthPictureAndAPartOfTheFilmHaveTheNumbersOfTheWholeFilm() {
    Path film = film("film.mp4", CODEC);
    List<String> all = faceRows(table("a.csv", film));
    List<String> fifth = faceRows(table("b.csv", film, "--every", 5, "--segment", 60));
    assertThat(fifth)
        .hasSize(50)
        .isEqualTo(all.stream().filter(row -> number(row) % 5 == 0).toList());
    Path part =
        table("c.csv", film, "--start", "2s", "--end", "0:04", "--segment", 50, "--threads", 2);
    assertThat(faceRows(part))
        .isEqualTo(
            all.stream().filter(row -> number(row) >= 50 && number(row) < 100).toList());
  }

  @Test
  void whatIsLongBeforeTheStartIsNotDecodedAndTheTableIsTheSame() throws IOException {
    Path film = film("film.mp4", CODEC);
    Path decoded = table("a.csv", film, "--start", "8s");
    assertThat(rows(decoded))
        .hasSize(PICTURES - 200)
        .first()
        .satisfies(row -> assertThat(row.number("frame")).isEqualTo(200));
    byte[] bytes = Files.readAllBytes(film);
    int begin = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 8;
    Arrays.fill(bytes, begin + 2000, begin + 8000, (byte) 0);
    Files.write(film, bytes);
    Path skipped = table("b.csv", film, "--start", "8s", "--segment", 50);
    assertThat(skipped).hasSameBinaryContentAs(decoded);
    assertThat(faces(film, "--out", folder.resolve("c.csv"), "--start", "8s").exit())
        .isEqualTo(6);
  }

  @Test
  void whereFramesAreNoPacketsWhatIsBeforeTheStartIsDecoded() {
    Path film = FacePictures.ONE_FACE;
    Path decoded = table("a.csv", film, "--start", "6s");
    Path cut = table("b.csv", film, "--start", "6s", "--segment", 30);
    assertThat(rows(cut)).isNotEmpty();
    assertThat(cut).hasSameBinaryContentAs(decoded);
  }

  @Test
  void aFilmThatCannotBeCutIsLookedAtAsAWhole() {
    Path film = FacePictures.ONE_FACE;
    Path raw = TestMedia.made(folder.resolve("raw.h264"), FILM + CODEC);
    Path one = table("a.csv", film, raw);
    Path cut = table("b.csv", film, raw, "--segment", 30);
    assertThat(cut).hasSameBinaryContentAs(one);
    assertThat(rows(one)).hasSizeGreaterThan(200);
    assertThat(faces(film, "--out", folder.resolve("c.csv"), "--segment", 30, "--every", 5)
            .err())
        .contains(
            "movie_hello.mpeg: its parts are not as in a decode of all of it; it is read again as a whole");
  }

  @Test
  void aDamagedFilmHasTheRowsThatThereAreAndIsSaidToBeDamaged() throws IOException {
    Path film = film("film.ts", CODEC);
    byte[] bytes = Files.readAllBytes(film);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 5000, (byte) 0);
    Files.write(film, bytes);
    Outcome outcome = faces(film, "--out", folder.resolve("a.csv"), "--segment", 50);
    Outcome whole = faces(film, "--out", folder.resolve("b.csv"));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(whole.exit()).isEqualTo(6);
    assertThat(folder.resolve("a.csv")).hasSameBinaryContentAs(folder.resolve("b.csv"));
    assertThat(rows(folder.resolve("a.csv.failures.csv"))).hasSize(1).first().satisfies(row -> {
      assertThat(row.text("filename")).isEqualTo("film.ts");
      assertThat(row.text("stage")).isEqualTo("faces");
    });
  }

  @Test
  void boxesAreThoseOfTheFilmAsItIsShown() {
    Path upright = film("upright.mp4", " -t 1" + CODEC);
    Path lying = film("lying.mp4", ",transpose=clock -t 1" + CODEC);
    Path turned = TestMedia.made(
        folder.resolve("turned.mp4"), "-display_rotation:v:0 90 -i " + lying + " -c copy");
    List<Row> expected = rows(table("a.csv", upright));
    List<Row> shown = rows(table("b.csv", turned));
    assertThat(shown).hasSameSizeAs(expected);
    for (int i = 0; i < shown.size(); i++) {
      for (String edge : List.of("xmin", "ymin", "xmax", "ymax")) {
        assertThat(shown.get(i).number(edge)).isCloseTo(expected.get(i).number(edge), within(5.0));
      }
    }
  }

  @Test
  void timesOfAVariableRateAreThoseOfTheFilm() {
    Path film = film("film.mkv", ",select=not(mod(n\\,3))+gte(n\\,50) -fps_mode vfr" + CODEC);
    List<Row> rows = rows(table("a.csv", film, "--segment", 50));
    assertThat(rows.get(1).number("time")).isCloseTo(0.12, within(0.001));
    Row last = rows.get(rows.size() - 1);
    assertThat(last.number("time") * 25).isCloseTo(last.number("frame") + 33, within(0.1));
  }

  private static int number(String row) {
    return Integer.parseInt(row.substring(0, row.indexOf(',')));
  }

  /** All cells but the track. */
  private static List<String> faceRows(Path table) {
    return rows(table).stream()
        .map(row -> String.join(
            ",", row.text("frame"), row.text("time"), row.text("xmin"), row.text("ymax")))
        .toList();
  }
}
