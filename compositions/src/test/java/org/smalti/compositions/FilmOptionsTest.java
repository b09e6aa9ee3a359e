package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.media.VideoStream;

/** The options of the picture, through the command. */
final class FilmOptionsTest {
  @TempDir
  private Path folder = Path.of("");

  private Path table = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    TestClips.film(folder, "film.mp4");
    StringBuilder rows =
        new StringBuilder("filename,start,dur,power,hz,clarity,tsne,tsne2,gridX,gridY\n");
    for (int i = 0; i < 12; i++) {
      rows.append("film.mp4,").append(500 * (i % 6)).append(",300,5,440,1,").append(i * 0.1);
      rows.append(',').append(-i * 0.2).append(',').append(i % 4).append(',').append(i / 4);
      rows.append('\n');
    }
    table = folder.resolve("subset.csv");
    Files.writeString(table, rows);
  }

  @Test
  void anExcerptIsThatPartOfTheFilmWithItsSound() throws IOException {
    assertThat(compose("part.mp4", "--excerpt", "2-4.5").exit()).isZero();
    try (MediaFile film = MediaFile.open(folder.resolve("part.mp4"))) {
      assertThat(film.info().video().orElseThrow().duration()).isCloseTo(2.5, within(1e-3));
      assertThat(film.info().audio().orElseThrow().duration()).isCloseTo(2.5, within(1e-3));
    }
    assertThat(compose("all.mp4").exit()).isZero();
    float[] part = TestClips.heard(folder.resolve("part.mp4"));
    float[] all = TestClips.heard(folder.resolve("all.mp4"));
    double difference = 0;
    double power = 0;
    for (int i = 20_000; i < 200_000; i++) {
      difference += Math.abs(part[i] - all[i + 2 * 2 * 48_000]);
      power += Math.abs(part[i]);
    }
    assertThat(difference).as("beside what is heard").isLessThan(0.05 * power);
    assertThat(compose("late.mp4", "--excerpt", "900-901").err()).contains("there is nothing from");
    assertThat(compose("odd.mp4", "--excerpt", "4-2").err()).contains("the earlier first");
    assertThat(compose("odd.mp4", "--excerpt", "1-1.001").err())
        .contains("shorter than one picture");
  }

  @Test
  void onePictureIsThatOfTheFilm() throws IOException {
    assertThat(compose("still.png", "--frame", 3).exit()).isZero();
    assertThat(compose("still.jpg", "--frame", 3).exit()).isZero();
    compose("all.mp4", "--frames-out", folder.resolve("f/%s.png"));
    BufferedImage still = ImageIO.read(folder.resolve("still.png").toFile());
    BufferedImage frame = ImageIO.read(folder.resolve("f/00037.png").toFile());
    assertThat(still.getWidth()).isEqualTo(160);
    for (int y = 0; y < 90; y += 7) {
      for (int x = 0; x < 160; x += 7) {
        assertThat(still.getRGB(x, y)).isEqualTo(frame.getRGB(x, y));
      }
    }
    assertThat(ImageIO.read(folder.resolve("still.jpg").toFile()).getHeight()).isEqualTo(90);
    assertThat(compose("still.mp4", "--frame", 3).err()).contains("ends in .png or .jpg");
    Outcome late = compose("late.png", "--frame", 900);
    assertThat(late.exit()).isEqualTo(2);
    assertThat(late.err()).contains("--frame 900.0 lies behind the end");
    assertThat(compose("late.png", "--frame", 900, "--dry-run").exit()).isEqualTo(2);
  }

  @Test
  void aDraftIsAQuarterAsWideAndHigh() {
    assertThat(compose("draft.mp4", "--draft", "--excerpt", "0-1").exit()).isZero();
    try (MediaFile film = MediaFile.open(folder.resolve("draft.mp4"))) {
      VideoStream stream = film.info().video().orElseThrow();
      assertThat(stream.width()).isEqualTo(40);
      assertThat(stream.height()).isEqualTo(22);
    }
  }

  @Test
  void aPosterIsWrittenBesideTheFilm() throws IOException {
    Path poster = folder.resolve("poster.jpg");
    assertThat(compose("film2.mp4", "--poster", poster).exit()).isZero();
    BufferedImage image = ImageIO.read(poster.toFile());
    double light = 0;
    for (int x = 0; x < 160; x++) {
      light += (image.getRGB(x, 45) & 0xff) / 160.0;
    }
    assertThat(light).as("of its middle line").isGreaterThan(25);
  }

  @Test
  void animationsAreSmallAndHaveNoSound() {
    for (String name : List.of("a.gif", "a.webp")) {
      Outcome outcome = compose(name, "--excerpt", "1-2");
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
    assertThat(compose("b.gif", "--width", 1920).err()).contains("at most 1280 pixels");
  }

  @Test
  void otherContainersAreMade() {
    for (String name : List.of("a.webm", "a.mkv", "a.mov")) {
      Outcome outcome = compose(name, "--excerpt", "1-2");
      assertThat(outcome.exit()).as(outcome.err()).isZero();
    }
    assertThat(compose("p.mov", "--excerpt", "1-2", "--codec", "prores").exit()).isZero();
    assertThat(compose("p.mp4", "--codec", "prores").err()).contains("can't hold prores");
  }

  @Test
  void lookIsChecked() {
    assertThat(compose("a.mp4", "--trails", 1.5).err()).contains("--trails is 0 to");
    assertThat(compose("a.mp4", "--margin", -1).err()).contains("--margin is 0 to");
    assertThat(compose("a.mp4", "--noise", 2).err()).contains("--noise is 0 to 1");
    Outcome all = compose(
        "a.mp4",
        "--trails",
        0.5,
        "--noise",
        0.2,
        "--margin",
        0,
        "--fit",
        "smart",
        "--excerpt",
        "0-2");
    assertThat(all.exit()).as(all.err()).isZero();
  }

  @Test
  void nothingIsLeftBesideAFilmThatFailed() throws IOException {
    Files.delete(folder.resolve("film.mp4"));
    assertThat(compose("none.mp4").exit()).isEqualTo(3);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains("scratch") || name.equals("none.mp4"));
    }
  }

  @Test
  void aClipWithoutItsFileIsDarkAndTold() throws IOException {
    Files.writeString(table, Files.readString(table).replaceFirst("film.mp4,500", "gone.mp4,500"));
    Outcome outcome = compose("hole.mp4", "--excerpt", "0-3");
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(folder.resolve("hole.mp4")).exists();
    assertThat(folder.resolve("hole.mp4.failures.csv")).content().contains("gone.mp4,pictures,");
  }

  @Test
  void aClipBehindTheEndOfItsFileIsDarkAndTold() throws IOException {
    Files.writeString(
        table, Files.readString(table).replaceFirst("film.mp4,500", "film.mp4,90500"));
    Outcome outcome = compose("short.mp4", "--excerpt", "0-3");
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(folder.resolve("short.mp4.failures.csv"))
        .content()
        .contains("film.mp4,pictures,", "before 1 of its clips");
  }

  private Outcome compose(String out, Object... more) {
    List<Object> words = new ArrayList<>(List.of(
        "proliferation",
        "--in",
        table,
        "--dir",
        folder,
        "--out",
        folder.resolve(out),
        "--fps",
        12,
        "--base-step",
        200,
        "--preset",
        "ultrafast"));
    words.addAll(List.of(more));
    if (!words.contains("--width")) {
      words.addAll(List.of("--width", 160, "--height", 90));
    }
    return CommandTester.of(ComposeCommand.class).run(words.toArray());
  }
}
