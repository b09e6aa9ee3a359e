package org.smalti.tools.video.stills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

class FramesCommandTest {
  /** ms: a film of variable rate, with a long picture. */
  private static final long[] UNEVEN = {
    0, 40, 50, 133, 200, 201, 900, 3000, 3020, 3100, 9000, 9040, 9500, 9510, 16_000, 16_100
  };

  @TempDir
  Path folder = Path.of("");

  private Path out() {
    return folder.resolve("out");
  }

  private Outcome frames(Object... words) {
    Object[] common = {"--out", out(), "--dir", folder, "--format", "png"};
    return CommandTester.of(FramesCommand.class)
        .run(Stream.concat(Stream.of(words), Stream.of(common)).toArray());
  }

  private Table table() {
    return TableReader.read(out().resolve("frames.csv"));
  }

  /** The numbers that the pictures show, row by row. */
  private List<Integer> numbers() throws IOException {
    return table().stream()
        .map(row -> out().resolve(row.text("picture")))
        .map(FramesCommandTest::number)
        .toList();
  }

  private static int number(Path picture) {
    try {
      return NumberedFilm.number(picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isFine(Outcome outcome) {
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }

  private static int shownAt(double ms) {
    int shown = 0;
    while (shown + 1 < UNEVEN.length && UNEVEN[shown + 1] <= ms) {
      shown++;
    }
    return shown;
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.mp4", "film.mkv"})
  void thePictureOfATimeIsTheOneThatIsShownThen(String name) throws IOException {
    Path film = NumberedFilm.at(folder.resolve(name), UNEVEN);
    isFine(frames(film, "--at", "9.2,0,0.045,50ms,0.199,0.2,0.5,2.999,0:3,9.505,15,16.12"));
    assertThat(table().stream().map(row -> row.text("at")))
        .containsExactly(
            "0", "45", "50", "199", "200", "500", "2999", "3000", "9200", "9505", "15000", "16120");
    List<Integer> numbers = numbers();
    for (int i = 0; i < numbers.size(); i++) {
      Row row = table().row(i);
      double at = row.number("at") + 0.5;
      assertThat(numbers.get(i)).as(row.toString()).isEqualTo(shownAt(at));
      assertThat(row.number("time")).isEqualTo(UNEVEN[shownAt(at)]);
    }
  }

  @Test
  void regularTimesGiveOneRowEachAndOneFileForEachPicture() throws IOException {
    Path film = NumberedFilm.at(folder.resolve("film.mp4"), UNEVEN);
    isFine(frames(film, "--every", "1s"));
    assertThat(table().size()).isEqualTo(17);
    List<Integer> numbers = numbers();
    for (int i = 0; i < 17; i++) {
      assertThat(table().row(i).number("at")).isEqualTo(1000.0 * i);
      assertThat(numbers.get(i)).isEqualTo(shownAt(1000 * i));
    }
    assertThat(table().stream().map(row -> row.text("picture")).distinct()).hasSize(7);
    isFine(frames(film, "--every", "500ms", "--range", "8.9-9.9"));
    assertThat(numbers()).containsExactly(9, 11);
    isFine(frames(film, "--every", "0.01", "--limit", 3));
    assertThat(numbers()).containsExactly(0, 0, 0);
  }

  @Test
  void aRangeHasAllPicturesThatAreShownInIt() throws IOException {
    Path film = NumberedFilm.at(folder.resolve("film.mp4"), UNEVEN);
    isFine(frames(film, "--range", "0.199-3.02"));
    assertThat(numbers()).containsExactly(3, 4, 5, 6, 7);
    isFine(frames(film, "--range", "15-"));
    assertThat(numbers()).containsExactly(13, 14, 15);
    isFine(frames(film, "--range", "-0.1"));
    assertThat(numbers()).containsExactly(0, 1, 2);
    isFine(frames(film, "--range", "-", "--limit", 1));
    assertThat(numbers()).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.mkv", "film.ts", "film.mp4"})
  void timesCountFromTheBeginningWhereverTheClockBegins(String name) throws IOException {
    Path film = NumberedFilm.at(folder.resolve(name), 7300, 7340, 7380, 7420, 7460, 7500);
    isFine(frames(film, "--at", "0,0.081,0.19"));
    assertThat(numbers()).containsExactly(0, 2, 4);
  }

  @Test
  void aTimeBeyondTheEndIsARowOfTheFailuresAndTheRestIsThere() throws IOException {
    Path film = NumberedFilm.steady(folder.resolve("film.mp4"), 10);
    Outcome outcome = frames(film, "--at", "0.1,0.5,7");
    assertThat(outcome.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.err()).contains("no picture at 0.5, 7 s; the film ends at 0.4 s");
    assertThat(numbers()).containsExactly(2);
    assertThat(frames(film, "--at", "0.1,0.5,7").exit()).as("again").isEqualTo(ExitCode.PARTIAL);

    Outcome none = frames(film, "--range", "3-4");
    assertThat(none.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(none.err()).contains("it ends at 0.4 s, before the chosen range");
  }

  @Test
  void barePlanesHaveTheWantedPixelFormat() throws IOException {
    Path film = NumberedFilm.steady(folder.resolve("film.mp4"), 3);
    for (String format : List.of("yuv420p", "gray", "rgb24", "yuv420p10le")) {
      Outcome outcome = CommandTester.of(FramesCommand.class)
          .run(film, "--at", "0.08", "--format", "raw", "--pixel-format", format, "--out", out());
      isFine(outcome);
      int pixels = NumberedFilm.WIDTH * NumberedFilm.HEIGHT;
      byte[] planes = Files.readAllBytes(out().resolve("film_00h00m00.080s.raw"));
      int bytes = switch (format) {
        case "gray" -> pixels;
        case "yuv420p" -> pixels * 3 / 2;
        default -> pixels * 3;
      };
      assertThat(planes).hasSize(bytes);
      assertThat(table().row(0).text("pixelFormat")).isEqualTo(format);
      int white = switch (format) {
        case "yuv420p" -> planes[24] & 0xff;
        case "gray" -> (planes[24] & 0xff) * 235 / 255;
        case "rgb24" -> (planes[72] & 0xff) * 235 / 255;
        default -> ((planes[48] & 0xff) + 256 * planes[49]) / 4;
      };
      assertThat(white).as(format).isBetween(230, 239);
    }
  }

  @Test
  void whatCannotBeIsSaid() {
    Path film = NumberedFilm.steady(folder.resolve("film.mp4"), 2);
    for (Object[] words : new Object[][] {
      {film},
      {film, "--at", "1", "--every", "1"},
      {film, "--at", "x"},
      {film, "--range", "5"},
      {film, "--range", "5-4"},
      {film, "--every", "0"},
      {film, "--every", "1", "--limit", "0"},
      {film, "--at", "1", "--interpolation", "none"}
    }) {
      Outcome outcome = frames(words);
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
      assertThat(out()).doesNotExist();
    }
  }
}
