package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;

/** Pictures by {@code stats histogram} and {@code stats scatter}, and how mistakes are told. */
class StatsCommandTest extends StatsTester {
  @Test
  void manyHistogramsStandInOnePicture() throws IOException {
    Path picture = folder.resolve("häuft sich.png");
    Outcome outcome =
        stats("histogram", "--in", samples, "--plot", "power,hz,note,octave,dur", "--out", picture);
    assertThat(outcome.err()).startsWith(picture.toString());
    assertThat(outcome.exit()).isZero();
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(1600);
    assertThat(image.getHeight()).isEqualTo(800);
    for (int plot = 0; plot < 5; plot++) {
      int x = plot % 3 * 533;
      int y = plot / 3 * 400;
      assertThat(pixels(image.getSubimage(x, y, 533, 400), 0x0072b2)).isGreaterThan(2000);
      assertThat(inked(image.getSubimage(x, y, 533, 60))).isGreaterThan(200);
    }
    assertThat(inked(image.getSubimage(1067, 400, 533, 400)))
        .as("the sixth place")
        .isZero();
  }

  @Test
  void otherScriptsStayTextInSvg() throws Exception {
    Path table = Files.writeString(
        folder.resolve("t.csv"),
        "title\n映画 film\n映画 film\nסרט\nفيلم\nहिन्दी फिल्म\nLatin & Ελληνικά\n");
    Path picture = folder.resolve("t.svg");
    assertThat(stats("histogram", "--in", table, "--plot", "title", "--out", picture)
            .exit())
        .isZero();
    var document = DocumentBuilderFactory.newInstance();
    document.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var texts = document
        .newDocumentBuilder()
        .parse(picture.toFile())
        .getDocumentElement()
        .getElementsByTagName("text");
    List<String> found = IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
    assertThat(found).containsExactlyInAnyOrder("映画 film", "סרט", "فيلم", "हिन्दी फिल्म");
  }

  @Test
  void anSvgIsWellFormedAndNeedsNoFont() throws Exception {
    Path picture = folder.resolve("hist.svg");
    assertThat(stats("histogram", "--in", samples, "--plot", "power,note", "--out", picture)
            .exit())
        .isZero();
    var document = DocumentBuilderFactory.newInstance();
    document.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var root = document.newDocumentBuilder().parse(picture.toFile()).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getElementsByTagName("path").getLength()).isGreaterThan(30);
    assertThat(root.getElementsByTagName("text").getLength()).isZero();
  }

  @Test
  void theSamePictureHasTheSameBytes() throws IOException {
    for (String ending : new String[] {"png", "svg"}) {
      Path one = folder.resolve("one." + ending);
      Path two = folder.resolve("two." + ending);
      stats("scatter", "--in", samples, "--props", "power,hz", "--colour", "note", "--out", one);
      stats("scatter", "--in", samples, "--props", "power,hz", "--colour", "note", "--out", two);
      assertThat(one).hasSameBinaryContentAs(two);
    }
  }

  @Test
  void whatAScatterPlotLeavesOutIsSaid() throws IOException {
    Path table = Files.writeString(
        folder.resolve("some.csv"), "filename,power,hz\na,1,440\nb,2,-1\nc,,330\nd,3,-1\n");
    Outcome outcome = stats(
        "scatter", "--in", table, "--props", "power,hz", "--out", folder.resolve("points.png"));
    assertThat(outcome.err())
        .contains("of 1 row of")
        .contains("; left out: 2 hz without pitch, 1 power empty");
  }

  @Test
  void scatterPlotsTakeColoursLogarithmsAndSingleColumns() throws IOException {
    Path picture = folder.resolve("points.png");
    for (String[] options : new String[][] {
      {"--props", "power,hz", "--log", "--colour", "dur"},
      {"--props", "power,hz", "--log=x", "--colour", "filename"},
      {"--props", "power", "--log=y", "--title", "How loud the samples are"},
      {"--props", "hz", "--colour", "note"},
      {"--props", "power,hz", "--sort", "power=desc=0.5", "--limit", "20", "--filter", "hz>500"},
    }) {
      Object[] words = new Object[options.length + 5];
      words[0] = "scatter";
      words[1] = "--in";
      words[2] = samples;
      words[3] = "--out";
      words[4] = picture;
      System.arraycopy(options, 0, words, 5, options.length);
      assertThat(stats(words)).extracting(Outcome::exit).isEqualTo(0);
      assertThat(inked(ImageIO.read(picture.toFile()))).isGreaterThan(1000);
      Files.delete(picture);
    }
  }

  @Test
  void whatTheFontCannotShowIsNoReasonToFail() throws IOException {
    Path table = folder.resolve("t.csv");
    Files.writeString(table, "名前,x\n映画 ♯,1\n映画 ♯,2\nfilm,3\n");
    for (String ending : new String[] {"png", "svg"}) {
      Path picture = folder.resolve("t." + ending);
      assertThat(stats("histogram", "--in", table, "--plot", "名前,x", "--out", picture)
              .exit())
          .isZero();
    }
  }

  @Test
  void errorsNameTableColumnAndWayOut() throws IOException {
    Path picture = folder.resolve("p.png");
    Path empty = folder.resolve("empty.csv");
    Files.writeString(empty, "hz,power\n");
    Path silent = folder.resolve("silent.csv");
    Files.writeString(silent, "hz,power\n-1,0\n-1,0\n");
    assertFails(
        3, "no column volume", "histogram", "--in", samples, "--plot", "volume", "--out", picture);
    assertFails(3, "has no rows", "histogram", "--in", empty, "--plot", "hz", "--out", picture);
    assertFails(3, "has no rows", "scatter", "--in", empty, "--props", "hz", "--out", picture);
    assertFails(
        3,
        "no value in column hz (2 without pitch); run 'smalti features' first",
        "histogram",
        "--in",
        silent,
        "--plot",
        "hz",
        "--out",
        picture);
    assertFails(
        3, "hz without pitch", "scatter", "--in", silent, "--props", "power,hz", "--out", picture);
    assertFails(3, "no number in column title", "totals", "--in", items, "--props", "title");
    assertFails(3, "passes the filter", "totals", "--in", items, "--filter", "samples>99");
    assertFails(
        2,
        ".png or .svg",
        "histogram",
        "--in",
        samples,
        "--plot",
        "hz",
        "--out",
        folder.resolve("p.jpg"));
    assertFails(
        2, "--bins", "histogram", "--in", samples, "--plot", "hz", "--out", picture, "--bins", 0);
    assertThat(picture).doesNotExist();
  }
}
