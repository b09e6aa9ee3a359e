package org.smalti.tools.video.faces.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.TestMedia;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoSpec;

class FilmDrawingTest {
  private static final String HEADER = "filename,frame,time,xmin,ymin,xmax,ymax,score,track\n";
  private static final int PICTURES = 50;

  @TempDir
  private Path folder;

  private Path table;
  private Path drawn;

  @BeforeEach
  void names() {
    table = folder.resolve("faces.csv");
    drawn = folder.resolve("drawn.mp4");
  }

  @Test
  void boxesLieWhereTheTableSaysAndBetweenItsRows() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), PICTURES);
    // Every fifth picture is in the table.
    table(rows("film.mp4", 5));
    assertThat(show("--draw", drawn).exit()).isZero();
    List<BufferedImage> pictures = pictures(drawn);
    assertThat(pictures).hasSize(PICTURES);
    for (int n : new int[] {0, 5, 7, 23, 40}) {
      assertBox(pictures.get(n), DiscFilm.red(n), TrackColour.of("red"));
      assertBox(pictures.get(n), DiscFilm.blue(n), TrackColour.of("blue"));
    }
  }

  @Test
  void whatNothingIsDrawnOverStaysAsItWas() throws IOException {
    Path film = DiscFilm.silent(folder.resolve("film.mp4"), 10);
    table(DiscFilm.row("film.mp4", 4, new Rectangle(300, 100, 40, 40), 0.9, "a"));
    assertThat(show("--draw", drawn).exit()).isZero();
    List<BufferedImage> before = pictures(film);
    List<BufferedImage> after = pictures(drawn);
    for (int n = 0; n < before.size(); n++) {
      // Edges of the discs differ a little, as both films are compressed.
      for (int x = 0; x < DiscFilm.WIDTH; x += n == 4 ? DiscFilm.WIDTH : 8) {
        assertThat(distance(colour(after.get(n), x, 300), colour(before.get(n), x, 300)))
            .isLessThan(20);
      }
    }
  }

  @Test
  void soundStaysInTimeWithThePictures() throws IOException {
    Path film = DiscFilm.sounding(folder.resolve("film.mp4"), PICTURES);
    table(rows("film.mp4", 1));
    assertThat(show("--draw", drawn).exit()).isZero();
    assertThat(click(drawn)).isCloseTo(click(film), within(0.002));
    assertThat(click(drawn)).isCloseTo(1.0, within(0.01));
    assertThat(times(drawn)).isEqualTo(times(film));
  }

  @Test
  void picturesOfAVariableRateKeepTheirTimesAndBoxesTheirPlaces() throws IOException {
    DiscFilm.silent(folder.resolve("whole.mp4"), PICTURES);
    TestMedia.made(
        folder.resolve("film.mkv"),
        "-i " + folder.resolve("whole.mp4")
            + " -vf select='not(mod(n\\,3))+gte(n\\,30)' -fps_mode vfr" + " -c:v libx264 -crf 12");
    // Picture 9 of this film is picture 27 of the whole one; every second of its pictures is in the
    // table.
    StringBuilder rows = new StringBuilder();
    for (int n = 0; n < 10; n += 2) {
      rows.append(DiscFilm.row("film.mkv", 3 * n, DiscFilm.red(3 * n), 0.9, "red")
          .replace("film.mkv," + 3 * n + ",", "film.mkv," + n + ","));
    }
    rows.append(DiscFilm.row("film.mkv", 30, DiscFilm.red(30), 0.9, "red")
        .replace("film.mkv,30,", "film.mkv,10,"));
    table(rows.toString());
    Path out = folder.resolve("drawn.mkv");
    assertThat(show("--draw", out).exit()).isZero();
    assertThat(times(out)).isEqualTo(times(folder.resolve("film.mkv")));
    assertBox(pictures(out).get(5), DiscFilm.red(15), TrackColour.of("red"));
  }

  @Test
  void turnedFilmsAreDrawnAsTheyAreShown() throws IOException {
    DiscFilm.silent(folder.resolve("lying.mp4"), 10);
    TestMedia.made(
        folder.resolve("film.mp4"),
        "-display_rotation 90 -i " + folder.resolve("lying.mp4") + " -c copy");
    Rectangle face = new Rectangle(100, 300, 90, 120);
    table(DiscFilm.row("film.mp4", 3, face, 0.9, "a"));
    assertThat(show("--draw", drawn).exit()).isZero();
    BufferedImage picture = pictures(drawn).get(3);
    assertThat(picture.getWidth()).isEqualTo(DiscFilm.HEIGHT);
    assertThat(picture.getHeight()).isEqualTo(DiscFilm.WIDTH);
    assertBox(picture, face, TrackColour.of("a"));
  }

  @Test
  void aFolderIsNamedWithoutThePatternThatItStandsFor() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 5);
    DiscFilm.silent(folder.resolve("other.mp4"), 5);
    Path into = folder.resolve("into");
    table(rows("film.mp4", 1, 5));
    assertThat(show("--draw", into, "--dry-run").out())
        .isEqualTo("would draw the faces of 1 file into " + into.resolve("film.mp4") + "\n");
    assertThat(show("--draw", into).exit()).isZero();
    assertThat(show("--draw", into).err())
        .isEqualTo(
            into.resolve("film.mp4") + " already shows the faces; --force draws them again\n");
    table(rows("film.mp4", 1, 5) + rows("other.mp4", 1, 5));
    assertThat(show("--draw", into).exit()).isZero();
    assertThat(show("--draw", into).err())
        .isEqualTo(into + ": all films there show the faces; --force draws them again\n");
  }

  @Test
  void progressCountsThePicturesOfAllFilms() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), PICTURES);
    DiscFilm.silent(folder.resolve("other.mp4"), 10);
    table(rows("film.mp4", 5) + rows("other.mp4", 1, 10));
    Outcome outcome = show("--draw", folder.resolve("into"), "--progress", "json");
    assertThat(outcome.err().lines().filter(line -> line.startsWith("{\"event\":\"end\"")))
        .singleElement()
        .asString()
        .contains("\"unit\":\"frames\",\"done\":60,\"total\":60");
  }

  @Test
  void aFilmIsDrawnOnceAndAgainWhenAskedOrChanged() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 10);
    table(rows("film.mp4", 1, 10));
    assertThat(show("--draw", drawn, "--dry-run").out()).contains("1 file");
    assertThat(drawn).doesNotExist();
    assertThat(show("--draw", drawn).exit()).isZero();
    byte[] first = Files.readAllBytes(drawn);
    Files.writeString(drawn, "ours now");
    assertThat(show("--draw", drawn).err()).contains(drawn + " already shows the faces");
    assertThat(drawn).hasContent("ours now");
    assertThat(show("--draw", drawn, "--force").exit()).isZero();
    assertThat(Files.readAllBytes(drawn)).isEqualTo(first);
    table(rows("film.mp4", 2, 10));
    assertThat(show("--draw", drawn).err()).doesNotContain("already");
    assertThat(Files.readAllBytes(drawn)).isNotEqualTo(first);
  }

  @Test
  void oneBadFilmStopsNoOther() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 10);
    Files.writeString(folder.resolve("none.mp4"), "no film");
    table(rows("film.mp4", 1, 10)
        + rows("none.mp4", 1, 10)
        + rows("../../out.mp4", 1, 10)
        + rows("gone.mp4", 1, 10));
    Outcome outcome = show("--draw", folder.resolve("drawn/%s"));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(folder.resolve("drawn").toFile().list()).containsExactly("film.mp4");
    assertThat(TableReader.read(folder.resolve("faces.csv.failures.csv")).rows())
        .extracting(row -> row.text("filename"))
        .containsExactly("../../out.mp4", "gone.mp4", "none.mp4");
  }

  @Test
  void aTableOfAnotherFilmIsAProblem() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 10);
    table(rows("film.mp4", 1, 20));
    Outcome outcome = show("--draw", drawn);
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(Files.readString(folder.resolve("faces.csv.failures.csv"))).contains("frame 19");
  }

  @Test
  void filmsThatWouldBecomeOneAreRefused() throws IOException {
    table(rows("a.mp4", 1, 2) + rows("b.mp4", 1, 2));
    assertThat(show("--draw", drawn).err()).contains("for 2 films write %s");
    assertThat(show("--draw", folder.resolve("drawn.avi")).err()).contains("end it in .mp4");
    assertThat(show("--draw", folder.resolve("%s")).err()).contains("is what is read");
  }

  private Outcome show(Object... words) {
    List<Object> all = new ArrayList<>(List.of("--in", table, "--dir", folder));
    all.addAll(Arrays.asList(words));
    return CommandTester.of(ShowFaces.class).run(all.toArray());
  }

  private void table(String rows) throws IOException {
    Files.writeString(table, HEADER + rows);
  }

  private static String rows(String film, int every) {
    return rows(film, every, PICTURES);
  }

  private static String rows(String film, int every, int pictures) {
    StringBuilder rows = new StringBuilder();
    for (int n = 0; n < pictures; n += every) {
      rows.append(DiscFilm.row(film, n, DiscFilm.red(n), 0.9, "red"));
      rows.append(DiscFilm.row(film, n, DiscFilm.blue(n), 0.8, "blue"));
    }
    return rows.toString();
  }

  /** The middles of three edges of the box have its colour; the upper one is below the tail of no other. */
  private static void assertBox(BufferedImage picture, Rectangle box, Color colour) {
    int middle = (int) box.getCenterY();
    assertThat(nearest(picture, box.x, middle, colour)).isLessThan(80);
    assertThat(nearest(picture, box.x + box.width, middle, colour)).isLessThan(80);
    assertThat(nearest(picture, (int) box.getCenterX(), box.y, colour)).isLessThan(80);
    assertThat(nearest(picture, (int) box.getCenterX(), middle, colour)).isGreaterThan(100);
  }

  /** How much the colour differs that is most like it within two pixels of a place. */
  private static double nearest(BufferedImage picture, int x, int y, Color colour) {
    double nearest = Double.MAX_VALUE;
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        nearest = Math.min(nearest, distance(colour(picture, x + dx, y + dy), colour));
      }
    }
    return nearest;
  }

  private static Color colour(BufferedImage picture, int x, int y) {
    return new Color(picture.getRGB(x, y));
  }

  private static double distance(Color one, Color other) {
    return Math.sqrt(Math.pow(one.getRed() - other.getRed(), 2)
        + Math.pow(one.getGreen() - other.getGreen(), 2)
        + Math.pow(one.getBlue() - other.getBlue(), 2));
  }

  private static List<BufferedImage> pictures(Path film) {
    List<BufferedImage> all = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.RGB24))) {
      while (decoder.next()) {
        try (VideoFrame frame = decoder.frame("bgr24")) {
          all.add(frame.image());
        }
      }
    }
    return all;
  }

  private static List<Long> times(Path film) {
    List<Long> all = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.GRAY8))) {
      while (decoder.next()) {
        all.add(Math.round(1000 * decoder.time()));
      }
    }
    return all;
  }

  /** s: where the sound is loudest. */
  private static double click(Path film) {
    try (MediaFile media = MediaFile.open(film);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      float[] some = new float[1];
      double loudest = 0;
      double time = 0;
      for (long n = 0; decoder.read(some, 0, 1) > 0; n++) {
        if (Math.abs(some[0]) > loudest + 0.1) {
          loudest = Math.abs(some[0]);
          time = (double) n / decoder.sampleRate();
        }
      }
      return time;
    }
  }
}
