package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;

/** What the axes of plots show: logarithms, dates, equal scales. */
class AxesTest extends StatsTester {
  @Test
  void aLogarithmicHistogramLeavesOutWhatHasNoLogarithm() throws IOException {
    Path table = folder.resolve("zero.csv");
    Files.writeString(table, "x,y\n0,0\n1,-2\n10,0\n100,0\n1000,0\n");
    Path picture = folder.resolve("log.png");
    assertThat(stats("histogram", "--in", table, "--plot", "x", "--log", "x", "--out", picture)
            .exit())
        .isZero();
    assertThat(inked(ImageIO.read(picture.toFile()))).isGreaterThan(1000);
    assertFails(
        3,
        "no value in column y (5 not above 0)",
        "histogram",
        "--in",
        table,
        "--plot",
        "y",
        "--log",
        "y",
        "--out",
        picture);
  }

  @Test
  void pitchIsDrawnOnALogarithmicAxisAndDatesAreDates() throws IOException {
    assertThat(ColumnInfo.of("hz").range().logarithmic()).isTrue();
    assertThat(ColumnInfo.of("medianHz").range().logarithmic()).isTrue();
    assertThat(ColumnInfo.of("octave").label()).isEqualTo("octave (A4 = 440 Hz)");
    Path table = Files.writeString(
        folder.resolve("d.csv"),
        "date,year\n1906,1906\n1906-07-02,\ncirca 1900,\n1931-01-01T00:00:00Z,\n");
    ColumnValues dates = ColumnValues.read(table, List.of("date"), columns -> row -> true)
        .columns()
        .get(0);
    assertThat(dates.numbers()).hasSize(3).startsWith(1906).endsWith(1931);
    assertThat(dates.leftOutSentence()).isEqualTo("1 no date");
    Histogram bins = Histogram.years(dates.numbers(), 10);
    assertThat(bins.lower()).isEqualTo(1905);
    assertThat(bins.width()).isEqualTo(5);
    assertThat(bins.counts()).containsExactly(2, 0, 0, 0, 0, 1);
    Path picture = folder.resolve("d.png");
    assertThat(stats("scatter", "--in", table, "--props", "date,date", "--out", picture)
            .exit())
        .isZero();
    assertThat(ColumnInfo.of("candidate").isDate()).isFalse();
  }

  @Test
  void aPlaneHasEqualScales() throws IOException {
    Path table =
        Files.writeString(folder.resolve("p.csv"), "tsne,tsne2\n0,0\n100,0\n0,50\n100,50\n");
    Path picture = folder.resolve("p.png");
    stats("scatter", "--in", table, "--props", "tsne,tsne2", "--out", picture, "--width", 1600);
    int[] box = box(ImageIO.read(picture.toFile()));
    assertThat((double) (box[1] - box[0]) / (box[3] - box[2])).isBetween(1.95, 2.05);
  }

  /** The first and last column and row of the picture with blue dots, without the dots' own size. */
  private static int[] box(BufferedImage image) {
    int[] box = {Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0};
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = new Color(image.getRGB(x, y));
        if (colour.getBlue() - colour.getRed() > 100) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.max(box[1], x);
          box[2] = Math.min(box[2], y);
          box[3] = Math.max(box[3], y);
        }
      }
    }
    int dot = 10;
    return new int[] {box[0], box[1] - dot, box[2], box[3] - dot};
  }

  @Test
  void theCentroidIsDrawnOnALogarithmicAxisUnlessItIsRefused() throws IOException {
    Path table =
        Files.writeString(folder.resolve("c.csv"), "centroid,attack\n300,1\n900,5\n4000,250\n");
    Path usual = folder.resolve("usual.svg");
    Path asked = folder.resolve("asked.svg");
    Path refused = folder.resolve("refused.svg");
    for (String kind : List.of("histogram --plot centroid", "scatter --props x")) {
      String[] words = kind.split(" ");
      List<Object> draw =
          List.of(words[0], words[1], "centroid,attack", "--in", table, "--force", "--out");
      assertThat(drawn(draw, usual).exit()).isZero();
      assertThat(drawn(draw, asked, "--log=" + words[2]).exit()).isZero();
      assertThat(drawn(draw, refused, "--log=none").exit()).isZero();
      assertThat(usual).hasSameTextualContentAs(asked);
      assertThat(Files.readString(usual)).isNotEqualTo(Files.readString(refused));
    }
  }

  private static Outcome drawn(List<Object> words, Object... more) {
    return stats(Stream.concat(words.stream(), Stream.of(more)).toArray());
  }
}
