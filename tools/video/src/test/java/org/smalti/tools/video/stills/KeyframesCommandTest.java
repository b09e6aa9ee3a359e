package org.smalti.tools.video.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;

class KeyframesCommandTest {
  @TempDir
  Path folder = Path.of("");

  private Path media() throws IOException {
    return Files.createDirectories(folder.resolve("media"));
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Outcome keyframes(Object... words) throws IOException {
    Object[] common = {"--out", out(), "--dir", media()};
    return CommandTester.of(KeyframesCommand.class)
        .run(Stream.concat(Stream.of(words), Stream.of(common)).toArray());
  }

  private Table table() {
    return TableReader.read(out().resolve("keyframes.csv"));
  }

  private List<String> pictures() {
    return table().stream().map(row -> row.text("picture")).toList();
  }

  private static void isFine(Outcome outcome) {
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }

  /** The files of the output folder but for hidden ones, each with its size and time of change. */
  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.list(out())) {
      files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .forEach(file -> state.put(
              file.getFileName().toString(), new Fingerprint().withFile(file).key()));
    }
    return state;
  }

  @Test
  void eachKeyFrameIsAPictureWithItsTimeInItsNameAndARowInTheTable() throws IOException {
    Path film = NumberedFilm.steady(media().resolve("film.mp4"), 60);
    isFine(keyframes(film, "--format", "png"));
    assertThat(pictures())
        .containsExactly(
            "film_00h00m00.000s.png",
            "film_00h00m00.480s.png",
            "film_00h00m00.960s.png",
            "film_00h00m01.440s.png",
            "film_00h00m01.920s.png");
    for (Row row : table().rows()) {
      assertThat(NumberedFilm.number(out().resolve(row.text("picture"))))
          .isEqualTo((int) row.number("time") / 40);
      assertThat(row.text("filename")).isEqualTo("film.mp4");
      assertThat(row.text("width")).isEqualTo("128");
      assertThat(row.text("height")).isEqualTo("32");
      assertThat(row.text("pixelFormat")).isEqualTo("rgb24");
      String[] base = row.text("timeBase").split("/");
      double seconds =
          row.number("pts") * Double.parseDouble(base[0]) / Double.parseDouble(base[1]);
      assertThat(seconds * 1000 - row.number("time")).isEqualTo(0, within(81.0));
    }
  }

  @Test
  void fewerAreChosenByLimitAndGap() throws IOException {
    Path film = NumberedFilm.steady(media().resolve("film.mp4"), 60);
    isFine(keyframes(film, "--limit", 2));
    assertThat(pictures()).containsExactly("film_00h00m00.000s.jpg", "film_00h00m00.480s.jpg");
    isFine(keyframes(film, "--min-gap", "960ms"));
    assertThat(pictures())
        .containsExactly(
            "film_00h00m00.000s.jpg", "film_00h00m00.960s.jpg", "film_00h00m01.920s.jpg");
  }

  @Test
  void aSecondRunDoesNothingAndALostPictureOrAnotherOptionWritesAgain() throws IOException {
    Path film = NumberedFilm.steady(media().resolve("film.mp4"), 30);
    isFine(keyframes(film));
    Map<String, String> before = state();
    Outcome again = keyframes(film);
    isFine(again);
    assertThat(again.err()).contains("already has the pictures of the film");
    assertThat(state()).isEqualTo(before);

    Files.delete(out().resolve("film_00h00m00.480s.jpg"));
    isFine(keyframes(film));
    assertThat(state().keySet()).isEqualTo(before.keySet());

    isFine(keyframes(film, "--quality", 20));
    assertThat(state()).isNotEqualTo(before);
    Path table = out().resolve("keyframes.csv");
    Files.setLastModifiedTime(table, FileTime.fromMillis(1000));
    isFine(keyframes(film, "--quality", 20, "--force"));
    assertThat(Files.getLastModifiedTime(table).toMillis()).isGreaterThan(1000);
  }

  @Test
  void manyFilmsGiveTheSameAtAnyNumberOfThreadsAndABadOneIsARow() throws IOException {
    Files.createDirectories(media().resolve("a"));
    NumberedFilm.steady(media().resolve("a/film.mp4"), 30);
    NumberedFilm.steady(media().resolve("film.mp4"), 14);
    NumberedFilm.steady(media().resolve("film.mkv"), 40);
    Files.writeString(media().resolve("text.mp4"), "This is no film.\n".repeat(100));
    sound(media().resolve("sound.wav"));
    Outcome outcome = keyframes(media(), "--threads", 4);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.err()).contains("1 file without picture");
    Table failures = TableReader.read(out().resolve("keyframes.csv.failures.csv"));
    assertThat(failures.stream().map(row -> row.text("filename"))).containsExactly("text.mp4");
    assertThat(pictures())
        .as("three films of one name have pictures of three names, in the order of the films")
        .containsExactly(
            "film_00h00m00.000s.jpg",
            "film_00h00m00.480s.jpg",
            "film_00h00m00.960s.jpg",
            "film-2_00h00m00.000s.jpg",
            "film-2_00h00m00.480s.jpg",
            "film-2_00h00m00.960s.jpg",
            "film-2_00h00m01.440s.jpg",
            "film-3_00h00m00.000s.jpg",
            "film-3_00h00m00.480s.jpg");
    byte[] table = Files.readAllBytes(out().resolve("keyframes.csv"));
    byte[] picture = Files.readAllBytes(out().resolve("film-2_00h00m00.480s.jpg"));
    assertThat(keyframes(media(), "--threads", 1, "--force").exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(Files.readAllBytes(out().resolve("keyframes.csv"))).isEqualTo(table);
    assertThat(Files.readAllBytes(out().resolve("film-2_00h00m00.480s.jpg"))).isEqualTo(picture);
  }

  private static void sound(Path file) {
    try (MediaWriter writer =
        MediaWriter.create(file, "wav", Optional.of(new AudioSpec(8000, 1)), Optional.empty())) {
      writer.writeAudio(new float[8000], 0, 8000);
      writer.finish();
    }
  }

  @Test
  void whatTheTableSaysOfOtherFilmsStaysWithColumnsOfTheUser() throws IOException {
    Path one = NumberedFilm.steady(media().resolve("one.mp4"), 14);
    Path two = NumberedFilm.steady(media().resolve("two.mp4"), 14);
    isFine(keyframes(one));
    Path table = out().resolve("keyframes.csv");
    Files.writeString(
        table,
        Files.readString(table)
            .replaceAll("(?m)$", ",x")
            .replaceFirst(",x", ",mine")
            .stripTrailing()
            .replaceFirst("\n,x$", "\n"));
    isFine(keyframes(two));
    assertThat(table().stream().map(row -> row.text("filename") + row.text("mine")))
        .containsExactly("two.mp4", "two.mp4", "one.mp4x", "one.mp4x");
    Files.delete(one);
    isFine(keyframes(two, "--force"));
    assertThat(table().size()).isEqualTo(4);
  }

  @Test
  void hostileNamesStayInTheFolder() throws IOException {
    List<String> names =
        List.of("con.mp4", "a:b?*.mp4", "...mp4", "100%s.mp4", "-x\nb.mp4", "日本.mp4");
    for (String name : names) {
      NumberedFilm.steady(media().resolve(name), 2);
    }
    StringBuilder table = new StringBuilder("filename\n\"../out.mp4\"\n");
    names.forEach(name -> table.append('"').append(name).append("\"\n"));
    Path in = Files.writeString(folder.resolve("items.csv"), table);
    Outcome outcome = keyframes("--in", in);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.err()).contains("leads out of its folder");
    assertThat(pictures())
        .containsExactly(
            "_con_00h00m00.000s.jpg",
            "a_b___00h00m00.000s.jpg",
            "___00h00m00.000s.jpg",
            "100%s_00h00m00.000s.jpg",
            "-x_b_00h00m00.000s.jpg",
            "日本_00h00m00.000s.jpg");
    assertThat(state()).hasSize(names.size() + 2);
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Path film = NumberedFilm.steady(media().resolve("film.mp4"), 14);
    Outcome outcome = keyframes(film, "--dry-run");
    isFine(outcome);
    assertThat(outcome.out()).contains("would write pictures of 1 file to " + out());
    assertThat(out()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"64x, 64, 16", "x64, 256, 64", "64x64, 64, 16", "40x40!, 40, 40", "50%, 64, 16"})
  void picturesHaveTheWantedSize(String size, int width, int height) throws IOException {
    Path film = NumberedFilm.steady(media().resolve("film.mp4"), 14);
    isFine(keyframes(film, "--size", size));
    for (Row row : table().rows()) {
      var image = ImageIO.read(out().resolve(row.text("picture")).toFile());
      assertThat(image.getWidth()).isEqualTo(width);
      assertThat(image.getHeight()).isEqualTo(height);
      assertThat(row.number("width")).isEqualTo(width);
      assertThat(NumberedFilm.number(image)).isEqualTo((int) row.number("time") / 40);
    }
  }

  @Test
  void whatCannotBeIsSaidBeforeAnythingIsWritten() throws IOException {
    Path film = NumberedFilm.steady(media().resolve("film.mp4"), 2);
    for (Object[] words : new Object[][] {
      {film, "--limit", 0},
      {film, "--min-gap", "soon"},
      {film, "--quality", 101},
      {film, "--size", "big"},
      {film, "--pixel-format", "rgb24"},
      {}
    }) {
      Outcome outcome = keyframes(words);
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
      assertThat(out()).doesNotExist();
    }
  }
}
