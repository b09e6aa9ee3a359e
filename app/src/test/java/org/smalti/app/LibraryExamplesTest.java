package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;

/** The programs that docs/library.md shows do what they say, on the media of the project. */
class LibraryExamplesTest {
  private static final Path DATA = Launcher.project().resolve("data");
  private static final Path FILM = DATA.resolve("city_night.mp4");
  private static final Locale OWN = Locale.getDefault();

  @TempDir
  private Path folder = Path.of("");

  /** The programs print numbers in the language of the person. */
  @BeforeAll
  static void printNumbersTheSameEverywhere() {
    Locale.setDefault(Locale.ROOT);
  }

  @AfterAll
  static void printNumbersAsBefore() {
    Locale.setDefault(OWN);
  }

  @Test
  void aFileIsProbed() throws Exception {
    try (MediaFile film = MediaFile.open(FILM)) {
      MediaInfo info = film.measured();
      assertThat(run("ProbeFile", FILM))
          .startsWith(info.format() + ", " + String.format(Locale.ROOT, "%.3f s", info.duration()))
          .contains("h264, ", "aac, ");
    }
  }

  @Test
  void streamsAreListedWithExactRates() throws Exception {
    assertThat(run("ListStreams", FILM))
        .containsPattern("(?m)^0 video H.264.*clock 1/\\d+, rate \\d+(/\\d+)?$");
  }

  @Test
  void picturesAreReadAndWritten() throws Exception {
    String said = run("ReadFrames", FILM, folder);
    try (Stream<Path> pictures = Files.list(folder)) {
      assertThat(said).startsWith(pictures.count() + " pictures of ");
    }
    assertThat(ImageIO.read(folder.resolve("1.jpg").toFile())).isNotNull();
  }

  @Test
  void thePictureAtATimeIsFound() throws Exception {
    Path picture = folder.resolve("picture.png");
    String said = run("SeekPicture", FILM, 2.5, picture);
    double from = Double.parseDouble(said.replaceAll("(?s).*from ([\\d.]+).*", "$1"));
    double until = Double.parseDouble(said.replaceAll("(?s).*to ([\\d.]+) s.*", "$1"));
    assertThat(from).isLessThanOrEqualTo(2.5005);
    assertThat(until).isGreaterThan(2.4995);
    assertThat(ImageIO.read(picture.toFile())).isNotNull();
  }

  @Test
  void soundIsDecodedToArrays() throws Exception {
    Path sound = DATA.resolve("drums.flac");
    try (MediaFile file = MediaFile.open(sound)) {
      long all = Math.round(file.measured().duration() * 48_000);
      assertThat(run("DecodeSound", sound))
          .isEqualTo("96000 frames, then " + (all - 144_000) + "\n");
    }
  }

  @Test
  void aFilmIsTranscoded() throws Exception {
    Path made = folder.resolve("small.mkv");
    run("TranscodeFilm", DATA.resolve("rocket_launch.webm"), made);
    try (MediaFile before = MediaFile.open(DATA.resolve("rocket_launch.webm"));
        MediaFile after = MediaFile.open(made)) {
      MediaInfo info = after.measured();
      assertThat(info.video().orElseThrow().codec()).isEqualTo("h264");
      assertThat(info.video().orElseThrow().width()).isEqualTo(320);
      assertThat(info.audio().orElseThrow().codec()).isEqualTo("aac");
      assertThat(info.duration()).isCloseTo(before.measured().duration(), within(0.1));
    }
  }

  @Test
  void aFilmIsRemuxed() throws Exception {
    Path made = folder.resolve("same.mkv");
    run("RemuxFilm", FILM, made);
    try (MediaFile before = MediaFile.open(FILM);
        MediaFile after = MediaFile.open(made)) {
      assertThat(after.info().format()).contains("matroska");
      assertThat(after.counted().streams().get(0).packets())
          .isEqualTo(before.counted().streams().get(0).packets());
    }
  }

  @Test
  void drawnPicturesBecomeAFilm() throws Exception {
    Path made = folder.resolve("drawn.mp4");
    run("EncodePictures", made);
    try (MediaFile film = MediaFile.open(made)) {
      assertThat(film.counted().streams().get(0).packets()).isEqualTo(50);
    }
  }

  @Test
  void samplesAreFound() throws Exception {
    Path table = folder.resolve("samples.csv");
    String said = run("FindSamples", DATA, "guitar_harmonics.flac", table);
    Table samples = TableReader.read(table);
    assertThat(samples.size()).isGreaterThan(3);
    assertThat(said.lines())
        .hasSize(samples.size())
        .allMatch(line -> line.matches(".* ms: .* ms, .* dB"));
  }

  @Test
  void featuresAreMeasured() throws Exception {
    assertThat(run("MeasureFeatures", DATA, "bell.flac").lines())
        .hasSize(2)
        .allMatch(line -> line.matches("[\\d.]+ Hz, centroid \\d+ Hz"));
  }

  @Test
  void vectorsArePlacedTheSameEachTime() throws Exception {
    String first = run("PlaceVectors");
    assertThat(first).contains("divergence ");
    assertThat(run("PlaceVectors")).isEqualTo(first);
  }

  @Test
  void neighboursAreFound() throws Exception {
    assertThat(run("FindNeighbours", DATA, "tabla.flac", "drums.flac").lines())
        .hasSize(3)
        .allMatch(line -> line.matches("\\w+\\.flac at [\\d.]+ ms, distance [\\d.]+"));
  }

  @Test
  void aGridIsLaidAndAFilmIsMadeOfIt() throws Exception {
    Path table = folder.resolve("grid.csv");
    run("LayGrid", DATA, "drums.flac", table);
    TreeSet<String> cells = new TreeSet<>();
    Table grid = TableReader.read(table);
    grid.stream().forEach(row -> cells.add(row.text("gridX") + "," + row.text("gridY")));
    assertThat(cells).hasSize(grid.size()).hasSize(12);

    Path film = folder.resolve("film.mp4");
    assertThat(run("MakeFilm", table, DATA, film)).containsPattern("\\d+ sounds in [\\d.]+ s");
    try (MediaFile made = MediaFile.open(film)) {
      assertThat(made.info().video().orElseThrow().width()).isEqualTo(320);
      assertThat(made.info().audio()).isPresent();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("nothing stays beside the film").hasSize(2);
    }
  }

  @Test
  void samplesAreSortedIntoASound() throws Exception {
    Path sound = folder.resolve("sorted.flac");
    run("SortSound", DATA, "guitar_harmonics.flac", sound);
    try (MediaFile made = MediaFile.open(sound)) {
      assertThat(made.info().duration()).isGreaterThan(3);
    }
  }

  @Test
  void aTableIsFiltered() throws Exception {
    Path made = folder.resolve("chosen.csv");
    assertThat(run("FilterTable", DATA.resolve("items.csv"), made)).matches("\\d+ of \\d+ rows\n");
    Table chosen = TableReader.read(made);
    assertThat(chosen.size()).isPositive();
    assertThat(chosen.columns().names()).contains("title", "letters");
  }

  @Test
  void filesAreWorkedOnAndABadOneStopsNoOther() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.wav"), "no sound");
    String said = run("WorkOnFiles", DATA.resolve("bell.flac"), bad, DATA.resolve("drums.flac"));
    assertThat(said)
        .containsPattern("[\\d.]+ bell.flac")
        .containsPattern("[\\d.]+ drums.flac")
        .contains("bad.wav: ");
  }

  @Test
  void everyProgramIsRun() throws IOException {
    String tests = Files.readString(
        Launcher.project().resolve("app/src/test/java/org/smalti/app/LibraryExamplesTest.java"));
    assertThat(LibraryPageTest.examples())
        .allSatisfy(name -> assertThat(tests).contains("run(\"" + name + "\""));
  }

  /** What a program prints. */
  private static String run(String program, Object... arguments) throws Exception {
    Method main = Class.forName("org.smalti.example." + program).getMethod("main", String[].class);
    String[] words = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      main.invoke(null, (Object) words);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
