package org.smalti.tools.video.faces.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

class FaceStatsCommandTest {
  private static final String HEADER = "filename,frame,time,xmin,ymin,xmax,ymax,score,track\n";
  private static final Rectangle FACE = new Rectangle(10, 10, 50, 50);

  @TempDir
  private Path folder;

  private Path table;

  @BeforeEach
  void names() {
    table = folder.resolve("faces.csv");
  }

  @Test
  void secondsCountEachPictureForAsLongAsItIsShown() throws IOException {
    // Two seconds, a gap of one second, one second; and a single picture.
    table(rows("a.mp4", 0, 50, 1, "long")
        + rows("a.mp4", 75, 100, 1, "long")
        + rows("a.mp4", 30, 31, 1, "short"));
    assertThat(stats("--format", "csv").out()).isEqualTo("""
        filename,track,seconds,first,last,appearances,faces
        a.mp4,long,3,0,4,2,75
        a.mp4,short,0.04,1.2,1.24,1,1
        """);
  }

  @Test
  void secondsDoNotDependOnHowManyPicturesWereLookedAt() throws IOException {
    table(rows("a.mp4", 0, 100, 25, "seldom"));
    assertThat(stats("--format", "csv").out()).contains("a.mp4,seldom,4,0,4,1,4");
  }

  @Test
  void tracksOfFewPicturesCanBeLeftOut() throws IOException {
    table(rows("a.mp4", 0, 50, 1, "long") + rows("a.mp4", 30, 31, 1, "single"));
    assertThat(stats("--format", "csv").out()).contains("long").contains("single");
    assertThat(stats("--format", "csv", "--min-pictures", 2).out()).isEqualTo("""
        filename,track,seconds,first,last,appearances,faces
        a.mp4,long,2,0,2,1,50
        """);
    assertThat(stats("--min-pictures", 0).exit()).isEqualTo(2);
  }

  @Test
  void whoIsMissedForAMomentStaysOnScreen() throws IOException {
    table(rows("a.mp4", 0, 10, 1, "face") + rows("a.mp4", 20, 50, 1, "face"));
    assertThat(stats("--format", "csv").out()).contains("a.mp4,face,2,0,2,1,40");
  }

  @Test
  void whatNoPictureCanBeIsRefusedBeforeTheTableIsRead() throws IOException {
    Files.writeString(table, "no table");
    for (String bad : List.of("a.pdf", "a")) {
      Outcome outcome = stats("--out", folder.resolve(bad));
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.err()).contains("pictures end in .png or .svg");
    }
    for (int width : new int[] {1, 99, 20_001, 100_000_000}) {
      Outcome outcome = stats("--out", folder.resolve("a.png"), "--width", width);
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.err()).contains("width must be 100 to 20000 pixels, not " + width);
    }
    assertThat(stats("--sheet", folder.resolve("a.pdf")).err()).contains("sheets end in .jpg");
  }

  @Test
  void aRowThatCannotBeIsRefusedWithItsNumber() throws IOException {
    String good = "a.mp4,0,0,10,10,60,60,0.9,a\n";
    for (String bad : List.of(
        "a.mp4,1,0.04,10,10,60,60,7,a",
        "a.mp4,1,0.04,10,10,60,60,-0.5,a",
        "a.mp4,1,-5,10,10,60,60,0.9,a",
        "a.mp4,1,0.04,10,10,1e30,60,0.9,a",
        "a.mp4,1,0.04,10,-1e30,60,60,0.9,a")) {
      table(good + bad + "\n");
      Outcome outcome = stats("--format", "csv");
      assertThat(outcome.exit()).as(bad).isEqualTo(3);
      assertThat(outcome.err()).contains("faces.csv, row 2: ");
    }
  }

  @Test
  void jsonSaysWhenFacesAppear() throws IOException {
    table(rows("a.mp4", 0, 50, 1, "x\"y") + rows("a.mp4", 75, 100, 1, "x\"y"));
    assertThat(stats("--format", "json").out().replaceAll("\\s", ""))
        .contains("\"track\":\"x\\\"y\"")
        .contains("\"appearances\":[[0.0,2.0],[3.0,4.0]]");
  }

  @Test
  void theChartShowsEachFaceWithItsPictureWhereItIsOnScreen() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 50);
    table(discs(0, 50, "red") + rows("film.mp4", 0, 25, 1, "other"));
    Path chart = folder.resolve("chart.png");
    Path sheet = folder.resolve("sheet.png");
    Outcome outcome = stats("--out", chart, "--sheet", sheet);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    BufferedImage image = ImageIO.read(chart.toFile());
    assertThat(image.getWidth()).isEqualTo(PresenceLayout.USUAL_WIDTH);
    int first = 82 + 24;
    int second = first + 48;
    // The picture of the face, then the bars: a whole line, and half a line.
    assertNear(new Color(image.getRGB(50, first)), DiscFilm.RED);
    assertNear(new Color(image.getRGB(200, first)), TrackColour.of("red"));
    assertNear(new Color(image.getRGB(1060, first)), TrackColour.of("red"));
    assertNear(new Color(image.getRGB(600, second)), TrackColour.of("other"));
    assertNear(new Color(image.getRGB(680, second)), new Color(0xf1f3f5));
    BufferedImage faces = ImageIO.read(sheet.toFile());
    assertNear(new Color(faces.getRGB(28 + 84, 74 + 84)), DiscFilm.RED);
  }

  @Test
  void facesThatDoNotFitAreSummed() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 4);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      rows.append(rows("film.mp4", 0, 2 + i, 1, "t" + i));
    }
    table(rows.toString());
    Path all = folder.resolve("all.svg");
    Path three = folder.resolve("three.svg");
    stats("--out", all);
    stats("--out", three, "--top", "3");
    assertThat(Files.readString(all).contains("height='849'")).isTrue();
    assertThat(Files.readString(three).contains("height='321'")).isTrue();
  }

  @Test
  void aMissingFilmCostsItsPicturesAlone() throws IOException {
    table(rows("gone.mp4", 0, 50, 1, "face"));
    Path chart = folder.resolve("chart.png");
    Outcome outcome = stats("--out", chart);
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(chart).exists();
    assertThat(folder.resolve("chart.png.failures.csv")).content().contains("gone.mp4");
    assertThat(outcome.out()).contains("gone.mp4");
  }

  @Test
  void picturesAreDrawnOnceAndTheTextIsAlwaysPrinted() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 4);
    table(rows("film.mp4", 0, 4, 1, "face"));
    Path chart = folder.resolve("chart.svg");
    assertThat(stats("--out", chart, "--dry-run").out()).contains("would draw");
    assertThat(chart).doesNotExist();
    stats("--out", chart);
    String first = Files.readString(chart);
    Outcome again = stats("--out", chart);
    assertThat(again.err()).contains("is there already");
    assertThat(again.out()).contains("film.mp4");
    stats("--out", chart, "--force");
    assertThat(chart).hasContent(first);
  }

  @Test
  void timesOfAnySizeHaveAnAxis() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 4);
    table("film.mp4,0,1e300,10,10,60,60,0.9,face\nfilm.mp4,1,1e301,10,10,60,60,0.9,face\n");
    Path chart = folder.resolve("chart.svg");
    stats("--out", chart);
    assertThat(chart).isNotEmptyFile();
  }

  @Test
  void errorsNameFileRowAndColumn() throws IOException {
    table("a.mp4,0,0,10,10,60,60,0.9,x\na.mp4,1,zero,10,10,60,60,0.9,x\n");
    assertThat(stats().err()).contains("faces.csv, row 2", "time", "zero");
    table("a.mp4,0,0,10,10,5,60,0.9,x\n");
    assertThat(stats().err()).contains("row 1", "xmax", "xmin");
    table("a.mp4,0.5,0,10,10,60,60,0.9,x\n");
    assertThat(stats().err()).contains("row 1", "frame");
    table("a.mp4,0,0,10,10,60,60,0.9,\n");
    assertThat(stats().err()).contains("row 1", "track");
    table("a.mp4,0,0,10,10,60,60,0.9,x\na.mp4,0,0,10,10,60,60,0.9,x\n");
    assertThat(stats().err()).contains("two faces in frame 0");
    Files.writeString(table, "filename,frame\n");
    assertThat(stats().err()).contains("no column time");
    assertThat(stats("--out", folder.resolve("a.gif")).exit()).isEqualTo(2);
  }

  private static void assertNear(Color actual, Color wanted) {
    assertThat(actual.getRed()).isBetween(wanted.getRed() - 20, wanted.getRed() + 20);
    assertThat(actual.getGreen()).isBetween(wanted.getGreen() - 20, wanted.getGreen() + 20);
    assertThat(actual.getBlue()).isBetween(wanted.getBlue() - 20, wanted.getBlue() + 20);
  }

  private static String discs(int from, int until, String track) {
    StringBuilder rows = new StringBuilder();
    for (int n = from; n < until; n++) {
      rows.append(DiscFilm.row("film.mp4", n, DiscFilm.red(n), 0.9, track));
    }
    return rows.toString();
  }

  private static String rows(String film, int from, int until, int every, String track) {
    StringBuilder rows = new StringBuilder();
    for (int n = from; n < until; n += every) {
      rows.append(DiscFilm.row(film, n, FACE, 0.9, track));
    }
    return rows.toString();
  }

  private Outcome stats(Object... words) {
    List<Object> all = new ArrayList<>(List.of("--in", table, "--dir", folder));
    all.addAll(Arrays.asList(words));
    return CommandTester.of(FaceStatsCommand.class).run(all.toArray());
  }

  private void table(String rows) throws IOException {
    Files.writeString(table, HEADER + rows);
  }
}
