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
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;

class FaceCropsTest {
  private static final String HEADER = "filename,frame,time,xmin,ymin,xmax,ymax,score,track\n";

  @TempDir
  private Path folder;

  private Path table;
  private Path crops;

  @BeforeEach
  void names() {
    table = folder.resolve("faces.csv");
    crops = folder.resolve("crops");
  }

  @Test
  void eachTrackGetsItsFaceAndARow() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 50);
    table(rows("film.mp4", 50));
    Outcome outcome = show("--crops", crops);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    List<Row> rows = TableReader.read(crops.resolve("crops.csv")).rows();
    assertThat(rows).extracting(row -> row.text("track")).containsExactly("red", "blue");
    assertThat(rows)
        .extracting(row -> row.text("file"))
        .containsExactly("film.mp4/red.jpg", "film.mp4/blue.jpg");
    assertFace(rows.get(0), DiscFilm.RED);
    assertFace(rows.get(1), DiscFilm.BLUE);
  }

  @Test
  void aFaceThatIsGoneTakesItsPictureAlong() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 4);
    String red = DiscFilm.row("film.mp4", 1, DiscFilm.red(1), 0.9, "red");
    table(red + DiscFilm.row("film.mp4", 2, DiscFilm.red(2), 0.9, "other"));
    assertThat(show("--crops", crops).exit()).isZero();
    assertThat(crops.resolve("film.mp4/other.jpg")).exists();
    table(red);
    assertThat(show("--crops", crops).exit()).isZero();
    assertThat(TableReader.read(crops.resolve("crops.csv")).rows())
        .extracting(row -> row.text("file"))
        .containsExactly("film.mp4/red.jpg");
    assertThat(crops.resolve("film.mp4/other.jpg")).doesNotExist();
  }

  @Test
  void theBestIsSharpSureAndLarge() throws IOException {
    Path plain = DiscFilm.silent(folder.resolve("plain.mp4"), 50);
    // All but the first second is out of focus.
    TestMedia.made(
        folder.resolve("film.mp4"),
        "-i " + plain + " -vf gblur=sigma=6:enable='gte(t\\,1)' -c:v libx264 -crf 12");
    table(rows("film.mp4", 50));
    assertThat(show("--crops", crops).exit()).isZero();
    assertThat(TableReader.read(crops.resolve("crops.csv")).rows())
        .allSatisfy(row -> assertThat(row.number("time")).isLessThan(1));
  }

  @Test
  void facesOfTurnedFilmsStandUpright() throws IOException {
    DiscFilm.silent(folder.resolve("lying.mp4"), 10);
    TestMedia.made(
        folder.resolve("film.mp4"),
        "-display_rotation 90 -i " + folder.resolve("lying.mp4") + " -c copy");
    // Turned to the left by a quarter, the disc that was at the left is below.
    Rectangle lying = DiscFilm.red(5);
    Rectangle face =
        new Rectangle(lying.y, DiscFilm.WIDTH - lying.x - lying.width, lying.width, lying.height);
    table(DiscFilm.row("film.mp4", 5, face, 0.9, "red"));
    assertThat(show("--crops", crops).exit()).isZero();
    assertFace(TableReader.read(crops.resolve("crops.csv")).rows().get(0), DiscFilm.RED);
  }

  @Test
  void longStretchesBetweenFacesAreLeaptOver() throws IOException {
    Path film = folder.resolve("film.mp4");
    TestMedia.made(
        film,
        "-f lavfi -i color=gray:s=320x180:r=25:d=40 -vf"
            + " drawbox=x=100:y=50:w=60:h=60:c=red:t=fill:enable='between(n\\,750\\,752)'"
            + " -c:v libx264 -g 50");
    table(DiscFilm.row("film.mp4", 0, new Rectangle(0, 0, 60, 60), 0.9, "nobody")
        + DiscFilm.row("film.mp4", 751, new Rectangle(100, 50, 60, 60), 0.9, "red"));
    assertThat(show("--crops", crops).exit()).isZero();
    Row row = TableReader.read(crops.resolve("crops.csv")).rows().get(1);
    Color middle = middle(ImageIO.read(crops.resolve(row.text("file")).toFile()));
    assertThat(middle.getRed()).isGreaterThan(200);
    assertThat(middle.getGreen()).isLessThan(60);
  }

  @Test
  void noTwoTracksShareAFileAndNoneLeavesTheFolder() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 4);
    Files.createDirectories(folder.resolve("sub"));
    DiscFilm.silent(folder.resolve("sub/film.mp4"), 4);
    StringBuilder rows = new StringBuilder();
    List<String> ids = List.of("a", "A", "../../a", ".._.._a", "nul", "a/b", "a:b", "a\u0301", "á");
    for (String film : List.of("film.mp4", "sub/film.mp4")) {
      ids.forEach(id -> rows.append(DiscFilm.row(film, 1, DiscFilm.red(1), 0.9, id)));
    }
    table(rows.toString());
    Outcome outcome = show("--crops", crops);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    List<Row> all = TableReader.read(crops.resolve("crops.csv")).rows();
    assertThat(all).hasSize(2 * ids.size());
    assertThat(all.stream().map(row -> row.text("file").toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".jpg")))
          .hasSize(2 * ids.size())
          .allMatch(file -> file.startsWith(crops));
    }
  }

  @Test
  void aFilmIsCutOnceAndOthersKeepTheirRows() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 10);
    DiscFilm.silent(folder.resolve("other.mp4"), 10);
    table(rows("film.mp4", 10));
    assertThat(show("--crops", crops, "--dry-run").out()).contains("1 file");
    assertThat(crops).doesNotExist();
    assertThat(show("--crops", crops).exit()).isZero();
    assertThat(show("--crops", crops).err()).contains("already has the best faces");
    Files.delete(crops.resolve("film.mp4/red.jpg"));
    assertThat(show("--crops", crops).exit()).isZero();
    assertThat(crops.resolve("film.mp4/red.jpg")).exists();
    byte[] first = Files.readAllBytes(crops.resolve("film.mp4/red.jpg"));
    assertThat(show("--crops", crops, "--force").exit()).isZero();
    assertThat(crops.resolve("film.mp4/red.jpg")).hasBinaryContent(first);
    table(rows("other.mp4", 10));
    assertThat(show("--crops", crops).exit()).isZero();
    assertThat(TableReader.read(crops.resolve("crops.csv")).rows())
        .extracting(row -> row.text("filename"))
        .containsExactly("other.mp4", "other.mp4", "film.mp4", "film.mp4");
  }

  @Test
  void facesAfterTheEndOfTheFilmAreAProblem() throws IOException {
    DiscFilm.silent(folder.resolve("film.mp4"), 10);
    table(rows("film.mp4", 10) + DiscFilm.row("film.mp4", 99, DiscFilm.red(0), 0.9, "late"));
    Outcome outcome = show("--crops", crops);
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(Files.readString(folder.resolve("faces.csv.failures.csv"))).contains("film ends");
    assertThat(TableReader.read(crops.resolve("crops.csv")).rows()).hasSize(2);
  }

  /** The middle has the colour of the face, the corners that of what is around it. */
  private void assertFace(Row row, Color colour) throws IOException {
    BufferedImage crop = ImageIO.read(crops.resolve(row.text("file")).toFile());
    assertThat(crop.getWidth()).isEqualTo(crop.getHeight()).isEqualTo(136);
    Color middle = middle(crop);
    assertThat(middle.getRed()).isBetween(colour.getRed() - 12, colour.getRed() + 12);
    assertThat(middle.getBlue()).isBetween(colour.getBlue() - 12, colour.getBlue() + 12);
    Color corner = new Color(crop.getRGB(2, 2));
    assertThat(corner.getRed()).isBetween(116, 140);
    assertThat(corner.getBlue()).isBetween(116, 140);
  }

  /** The mean colour of the middle. */
  private static Color middle(BufferedImage crop) {
    int from = crop.getWidth() * 2 / 5;
    int to = crop.getWidth() * 3 / 5;
    long[] sums = new long[3];
    for (int y = from; y < to; y++) {
      for (int x = from; x < to; x++) {
        Color colour = new Color(crop.getRGB(x, y));
        sums[0] += colour.getRed();
        sums[1] += colour.getGreen();
        sums[2] += colour.getBlue();
      }
    }
    int count = (to - from) * (to - from);
    return new Color((int) (sums[0] / count), (int) (sums[1] / count), (int) (sums[2] / count));
  }

  private static String rows(String film, int pictures) {
    StringBuilder rows = new StringBuilder();
    for (int n = 0; n < pictures; n++) {
      rows.append(DiscFilm.row(film, n, DiscFilm.red(n), 0.9, "red"));
      rows.append(DiscFilm.row(film, n, DiscFilm.blue(n), 0.8, "blue"));
    }
    return rows.toString();
  }

  private Outcome show(Object... words) {
    List<Object> all = new ArrayList<>(List.of("--in", table, "--dir", folder));
    all.addAll(Arrays.asList(words));
    return CommandTester.of(ShowFaces.class).run(all.toArray());
  }

  private void table(String rows) throws IOException {
    Files.writeString(table, HEADER + rows);
  }
}
