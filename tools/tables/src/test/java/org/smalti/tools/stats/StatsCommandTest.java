package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Feature;
import org.smalti.core.table.NoValue;

class StatsCommandTest {
  private static final String[] NOTES = {"C", "C#", "D", "F", "A#", "-"};

  @TempDir
  Path folder = Path.of("");

  private Path samples = Path.of("");
  private Path items = Path.of("");

  @Test
  void totalsAndTagsArePrintedForProgramsToo() throws IOException {
    CommandTester stats = CommandTester.of(StatsCommand.class);
    String props = "duration,samples";
    assertThat(stats
            .run("totals", "--in", items, "--props", props, "--format", "csv")
            .out())
        .isEqualTo("""
            column,n,sum,median,leftOut
            duration,3,3663.75,61.25,1 unknown (−1)
            samples,2,40,20,"1 empty, 1 not analysed (−1)"
            """);
    assertThat(stats
            .run("totals", "--in", items, "--props", props, "--format", "json")
            .out())
        .startsWith(
            "[\n{\"column\":\"duration\",\"n\":3,\"sum\":3663.75,\"median\":61.25,\"leftOut\":")
        .endsWith("}\n]\n");
    Path tags = Files.writeString(folder.resolve("t.csv"), """
        filename,subject
        a.mp4,007;film
        b.mp4,film
        """);
    assertThat(stats.run("tags", "--in", tags, "--format", "csv").out())
        .isEqualTo("tag,count,share\nfilm,2,1\n007,1,0.5\n");
    assertThat(stats.run("tags", "--in", tags, "--format", "json", "--count", 1).out())
        .isEqualTo("[\n{\"tag\":\"film\",\"count\":2,\"share\":1}\n]\n");
    assertThat(stats.run("tags", "--in", tags, "--out", "-").out())
        .isEqualTo("tag,count,share\nfilm,2,1\n007,1,0.5\n");
  }

  @BeforeEach
  void tables() throws IOException {
    samples = folder.resolve("sämples – 1.csv");
    StringBuilder rows = new StringBuilder("filename,start,dur,power,hz,note,octave\n");
    Random random = new Random(1);
    for (int i = 0; i < 600; i++) {
      String note = NOTES[random.nextInt(NOTES.length)];
      boolean pitch = !note.equals("-");
      rows.append("film.mp4,")
          .append(i * 250)
          .append(",250,")
          .append(Math.exp(random.nextGaussian()))
          .append(',')
          .append(pitch ? 100 + random.nextInt(900) : -1)
          .append(',')
          .append(note)
          .append(',')
          .append(pitch ? 4 : -1)
          .append('\n');
    }
    Files.writeString(samples, rows);
    items = folder.resolve("items.csv");
    Files.writeString(items, """
        filename,title,duration,samples,medianPower
        a.mp4,First,3600.5,10,0.5
        b.mp4,Second,61.25,30,1.5
        c.mp4,Third,-1,-1,-1
        d.mp4,Fourth,2,,-1
        """);
  }

  private static Outcome stats(Object... words) {
    return CommandTester.of(StatsCommand.class).run(words);
  }

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
  void whatIsKnownOfAFeatureComesFromTheRegistry() {
    for (Feature feature : Feature.values()) {
      ColumnInfo column = ColumnInfo.of(feature.column());
      assertThat(column.unit()).isEqualTo(feature.unit());
      assertThat(column.noValue()).isEqualTo(feature.noValue());
      assertThat(column.range()).isEqualTo(feature.range());
      assertThat(ColumnInfo.of(feature.medianColumn()).unit()).isEqualTo(feature.unit());
    }
    assertThat(ColumnInfo.of("medianLoudness").noValue())
        .isEqualTo(new NoValue(-120, "not analysed (−120)"));
    assertThat(ColumnInfo.of("medianHz").noValue()).isEqualTo(new NoValue(-1, "not analysed (−1)"));
  }

  @Test
  void whatWasNotAnalysedAndWhatHasNoPitchAreTwoThings() throws IOException {
    Path table = Files.writeString(
        folder.resolve("m.csv"),
        "samples,medianHz,medianPower,medianDur\n10,440,1,5\n7,-1,1,5\n0,-1,-1,-1\n-1,-1,-1,-1\n,-1,-1,-1\n");
    assertThat(stats("totals", "--in", table, "--props", "medianHz,medianPower,medianDur")
            .out()
            .lines()
            .skip(2)
            .map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "medianHz 1 440 440 2 not analysed (−1), 1 without pitch, 1 without samples",
            "medianPower 2 2 1 2 not analysed (−1), 1 without samples",
            "medianDur 2 0:00:00.010 0:00:00.005 2 not analysed (−1), 1 without samples");
    Path sounds = Files.writeString(
        folder.resolve("s.csv"), "power,hz,note\n1,440,A\n1,-1,-\n-1,-1,-\nnan,NA,None\n");
    for (String column : List.of("hz", "note")) {
      assertThat(ColumnValues.read(sounds, List.of(column), columns -> row -> true)
              .columns()
              .get(0)
              .leftOutSentence())
          .isEqualTo("1 empty, 1 not measured (−1), 1 without pitch");
    }
  }

  @Test
  void silenceHasNoLoudnessButMinusOneIsOne() throws IOException {
    Path table = Files.writeString(folder.resolve("loud.csv"), "loudness\n-1\n-20\n-120\n");
    ColumnValues loudness = ColumnValues.read(table, List.of("loudness"), columns -> row -> true)
        .columns()
        .get(0);
    assertThat(loudness.numbers()).containsExactly(-20, -1);
    assertThat(loudness.leftOutSentence()).isEqualTo("1 silent (−120)");
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
  void totalsLeaveOutWhatWasNotAnalysed() {
    Outcome outcome = stats("totals", "--in", items);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "4 rows",
            "column n sum median left out",
            "duration 3 1:01:04 0:01:01 1 unknown (−1)",
            "samples 2 40 20 1 empty, 1 not analysed (−1)");
  }

  @Test
  void totalsCountOnlyTheRowsOfTheFilter() {
    Outcome outcome =
        stats("totals", "--in", items, "--props", "duration,medianPower", "--filter", "samples>20");
    assertThat(outcome.out()).contains("1 row\n").containsPattern("medianPower +1 +1.5 +1.5");
  }

  @Test
  void tagsAreCountedOncePerRow() throws IOException {
    Path table = folder.resolve("tags.csv");
    Files.writeString(
        table, "subject,size\nJazz; Film ;Jazz,1\nfilm | jazz,2\n,3\nFilm;Straße,4\n");
    Path out = folder.resolve("counts.csv");
    Outcome outcome = stats("tags", "--in", table, "--out", out, "--count", 1);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly("3 of 4 rows have tags, 4 different ones", "2 50.0 % Film");
    assertThat(Files.readString(out))
        .isEqualTo("tag,count,share\nFilm,2,0.5\nJazz,1,0.25\nStraße,1,0.25\nfilm | jazz,1,0.25\n");
    assertThat(stats("tags", "--in", table, "--sep", "|", "--filter", "size=2").out())
        .contains("jazz")
        .contains("100.0 %");
    assertFails(2, "is what is read", "tags", "--in", table, "--out", table);
    assertFails(3, "nothing stands in subject", "tags", "--in", table, "--filter", "size=3");
    assertFails(3, "no column tags", "tags", "--in", table, "--props", "tags");
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

  private static void assertFails(int exit, String message, Object... words) {
    Outcome outcome = stats(words);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.err().lines()).hasSizeLessThanOrEqualTo(2);
    assertThat(outcome.exit()).isEqualTo(exit);
  }

  private static int pixels(BufferedImage image, int colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
      }
    }
    return count;
  }

  private static int inked(BufferedImage image) {
    return image.getWidth() * image.getHeight() - pixels(image, 0xffffff);
  }
}
