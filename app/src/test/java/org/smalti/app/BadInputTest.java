package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.TestFiles;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** What goes wrong with files and tables is one clear line and the right exit code, and nothing is lost. */
class BadInputTest {
  private static final Path DATA = TestFiles.data();
  private static final String PLACED =
      "filename,start,dur,power,hz,clarity,tsne,tsne2,gridX,gridY\n";

  @TempDir
  Path folder;

  private static Outcome smalti(Object... words) {
    return CommandTester.of(Main.class).run(words);
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path copy(String data, String name) throws IOException {
    Files.createDirectories(folder.resolve("media"));
    return Files.copy(DATA.resolve(data), folder.resolve("media").resolve(name));
  }

  private Path halfOf(String data, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(DATA.resolve(data));
    Files.createDirectories(folder.resolve("media"));
    return Files.write(
        folder.resolve("media").resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** Two seconds of digital silence. */
  private Path silence(String name) throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * 16000).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * 16000);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1);
    wav.putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * 16000);
    Files.createDirectories(folder.resolve("media"));
    return Files.write(folder.resolve("media").resolve(name), wav.array());
  }

  private static void explained(Outcome outcome, int exit, String... facts) {
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    assertThat(outcome.err()).doesNotContain("\tat ").doesNotContain("this is a bug");
    assertThat(facts).allSatisfy(fact -> assertThat(outcome.err()).contains(fact));
  }

  /** Every command that reads a table, ready for more words. */
  private Stream<List<Object>> readersOf(Path table) {
    Path media = folder.resolve("media");
    return Stream.of(
        List.of("ia", "download", "--in", table, "--out", media),
        List.of("probe", "--in", table, "--dir", media),
        List.of("samples", "--in", table, "--dir", media, "--out", folder.resolve("s/%s.csv")),
        List.of("features", "--in", table, "--dir", media),
        List.of("summarize", "--in", table, "--dir", folder.resolve("s")),
        List.of(
            "stats", "histogram", "--in", table, "--plot", "hz", "--out", folder.resolve("h.png")),
        List.of(
            "stats",
            "scatter",
            "--in",
            table,
            "--props",
            "hz,power",
            "--out",
            folder.resolve("s.png")),
        List.of("stats", "totals", "--in", table),
        List.of(
            "subset",
            "--in",
            table,
            "--dir",
            folder.resolve("s"),
            "--out",
            folder.resolve("subset.csv")),
        List.of("tsne", "--in", table, "--dir", media),
        List.of("grid", "--in", table, "--grid", "4x4"),
        List.of("vsamples", "--in", table, "--dir", media),
        List.of("phrases", "--in", table, "--dir", media, "--out", folder.resolve("p.csv")),
        List.of("export", "files", "--in", table, "--dir", media, "--out", folder.resolve("c")),
        List.of(
            "export", "sprite", "--in", table, "--dir", media, "--out", folder.resolve("o.flac")),
        List.of(
            "sort",
            "--in",
            table,
            "--dir",
            media,
            "--by",
            "hz=asc",
            "--out",
            folder.resolve("o.wav")),
        List.of(
            "compose",
            "proliferation",
            "--in",
            table,
            "--dir",
            media,
            "--out",
            folder.resolve("m.mp4")));
  }

  @Test
  void aMissingTable() {
    readersOf(folder.resolve("none.csv"))
        .forEach(words ->
            explained(smalti(words.toArray()), ExitCode.INPUT, "none.csv", "no such file"));
  }

  @Test
  void anEmptyTable() throws IOException {
    Path empty = file("empty.csv", "");
    readersOf(empty)
        .forEach(words -> explained(smalti(words.toArray()), ExitCode.INPUT, "empty.csv is empty"));
    assertThat(empty).isEmptyFile();
  }

  @Test
  void aTableWithoutTheColumn() throws IOException {
    Path table = file("t.csv", "mine\nx\n");
    readersOf(table)
        .forEach(words -> explained(smalti(words.toArray()), ExitCode.INPUT, "t.csv: no column "));
    assertThat(table).hasContent("mine\nx\n");
  }

  @Test
  void aTableThatIsCutOff() throws IOException {
    Path table = file(
        "t.csv",
        "filename,url,duration,samples,start,dur,power,hz,clarity,tsne,tsne2,gridX,gridY\na.wav,http://a,1\n");
    readersOf(table)
        .forEach(
            words -> explained(smalti(words.toArray()), ExitCode.INPUT, "t.csv, row 1: 3 cells"));
  }

  @Test
  void anUnknownColumnInAFilterOrSort() throws IOException {
    Path items = file("items.csv", "filename,samples\na.wav,3\n");
    Path samples = file("samples.csv", PLACED + "a.wav,0,100,1,440,1,0,0,0,0\n");
    Path out = folder.resolve("o.csv");
    explained(
        smalti("subset", "--in", items, "--dir", folder, "--filter", "smaples>5", "--out", out),
        3,
        "no column smaples");
    explained(
        smalti("subset", "--in", items, "--dir", folder, "--filter", "samples>", "--out", out),
        2,
        "a value is missing");
    explained(
        smalti("stats", "totals", "--in", items, "--props", "samples", "--filter", "x=1"),
        3,
        "no column x");
    explained(
        smalti(
            "sort",
            "--in",
            samples,
            "--dir",
            folder,
            "--by",
            "pitch=asc",
            "--out",
            folder.resolve("o.wav")),
        3,
        "no column pitch");
    assertThat(out).doesNotExist();
  }

  @Test
  void aNumberWhereTextStands() throws IOException {
    Path items = file("items.csv", "filename,samples\na.wav,many\n");
    explained(
        smalti(
            "subset",
            "--in",
            items,
            "--dir",
            folder,
            "--filter",
            "samples>5",
            "--out",
            folder.resolve("o.csv")),
        3,
        "items.csv, row 1: no number in column samples (\"many\")");
    Path points = file("points.csv", PLACED + "a.wav,0,100,1,440,1,here,0,0,0\n");
    explained(
        smalti("grid", "--in", points, "--grid", "2x2"),
        3,
        "points.csv, row 1: no number in column tsne (\"here\")");
    Path starts = file("starts.csv", "filename,start,dur\na.wav,soon,100\n");
    explained(
        smalti("features", "--in", starts, "--dir", folder),
        3,
        "starts.csv, row 1: no number in column start");
  }

  @Test
  void mediaThatAreNoneAreRowsOfTheFailuresTableAndTheRestIsDone() throws IOException {
    copy("bell.flac", "bell.flac");
    file("media/zero.wav", "");
    file("media/text.mp4", "This is no film.\n".repeat(100));
    Path items = file(
        "items.csv",
        "filename,mine\nbell.flac,1\nzero.wav,2\ntext.mp4,3\nmissing.wav,4\n../out.wav,5\n");
    explained(
        smalti("probe", "--in", items, "--dir", folder.resolve("media")),
        ExitCode.PARTIAL,
        "4 left out");
    Table probed = TableReader.read(items);
    assertThat(probed.row(0).text("hasAudio")).isEqualTo("1");
    assertThat(probed.row(1).text("duration")).isEmpty();
    assertThat(probed.row(4).text("mine")).isEqualTo("5");
    assertThat(failed("items.csv.failures.csv"))
        .containsExactly("../out.wav", "missing.wav", "text.mp4", "zero.wav");

    Path plain =
        file("plain.csv", "filename\nbell.flac\nzero.wav\ntext.mp4\nmissing.wav\n../out.wav\n");
    Path pattern = folder.resolve("s/%s.csv");
    explained(
        smalti("samples", "--in", plain, "--dir", folder.resolve("media"), "--out", pattern),
        ExitCode.PARTIAL,
        "4 left out");
    assertThat(folder.resolve("s/bell.flac.csv")).isNotEmptyFile();
    assertThat(folder.resolve("s/zero.wav.csv")).doesNotExist();
    assertThat(failed("s/failures.csv"))
        .containsExactly("../out.wav", "missing.wav", "text.mp4", "zero.wav");
  }

  private List<String> failed(String table) {
    return TableReader.read(folder.resolve(table)).stream()
        .map(row -> row.text("filename"))
        .toList();
  }

  @Test
  void aSingleBadFileIsBadInput() throws IOException {
    Path text = file("text.mp4", "This is no film.\n".repeat(100));
    explained(
        smalti("samples", text, "--out", folder.resolve("o.csv")), ExitCode.INPUT, "text.mp4");
    explained(smalti("probe", file("zero.wav", "")), ExitCode.INPUT, "zero.wav");
    explained(
        smalti(
            "sort", folder.resolve("none.wav"), "--by", "hz=asc", "--out", folder.resolve("o.wav")),
        3,
        "none.wav");
    assertThat(folder.resolve("o.wav")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tabla.flac", "movie_hello.mpeg", "speech_french.wav", "rocket_launch.webm"})
  void ofMediaCutInHalfWhatCanBeHeardIsKept(String whole) throws IOException {
    Path half = halfOf(whole, "half-" + whole);
    Path out = folder.resolve("half.csv");
    Outcome outcome = smalti("samples", half, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isIn(ExitCode.OK, ExitCode.PARTIAL);
    assertThat(outcome.err()).doesNotContain("this is a bug");
    assertThat(TableReader.read(out).size()).isGreaterThan(2);
  }

  @Test
  void aFilmWithoutSoundAndASilentTrackHaveNoSamplesAndAreNoError() throws IOException {
    copy("message_board.ogv", "silent film.ogv");
    silence("silence.wav");
    Path items = file("items.csv", "filename\nsilent film.ogv\nsilence.wav\n");
    Path media = folder.resolve("media");
    explained(smalti("probe", "--in", items, "--dir", media), ExitCode.OK);
    assertThat(TableReader.read(items).row(0).text("hasAudio")).isEqualTo("0");
    explained(
        smalti(
            "samples",
            "--in",
            items,
            "--dir",
            media,
            "--out",
            folder.resolve("s/%s.csv"),
            "--features"),
        0);
    assertThat(TableReader.read(folder.resolve("s/silence.wav.csv")).size()).isZero();
    explained(smalti("summarize", "--in", items, "--dir", folder.resolve("s")), ExitCode.OK);
    assertThat(TableReader.read(items).row(1).text("samples")).isEqualTo("0");
  }

  @Test
  void oddNamesAreNamesLikeAnyOther() throws IOException {
    List<String> names = List.of(
        "a b.flac",
        "it's \"x\".flac",
        "100%s.flac",
        "-dash.flac",
        "Genève 日本.flac",
        "a:b.flac",
        "x#?&.flac",
        "%03d.flac");
    StringBuilder table = new StringBuilder("filename\n");
    for (String name : names) {
      copy("guitar_harmonics.flac", name);
      table.append('"').append(name.replace("\"", "\"\"")).append("\"\n");
    }
    Path items = file("items.csv", table.toString());
    Path media = folder.resolve("media");
    explained(smalti("probe", "--in", items, "--dir", media), ExitCode.OK);
    explained(
        smalti(
            "samples",
            "--in",
            items,
            "--dir",
            media,
            "--out",
            folder.resolve("s") + "/%s.csv",
            "--features"),
        0);
    explained(smalti("summarize", "--in", items, "--dir", folder.resolve("s")), ExitCode.OK);
    assertThat(TableReader.read(items).stream().map(row -> row.text("samples")).distinct())
        .hasSize(1)
        .doesNotContain("0", "-1");
    Path subset = folder.resolve("subset.csv");
    explained(
        smalti("subset", "--in", items, "--dir", folder.resolve("s"), "--out", subset),
        ExitCode.OK);
    Path sorted = folder.resolve("sorted.flac");
    explained(
        smalti("sort", "--in", subset, "--dir", media, "--by", "hz=asc", "--out", sorted),
        ExitCode.OK);
    assertThat(sorted).isNotEmptyFile();
  }

  @Test
  void anOutputThatCantBeWritten() throws IOException {
    Path table = file("t.csv", PLACED + "bell.flac,0,100,1,440,1,0,0,0,0\n");
    file("blocked", "a file");
    copy("bell.flac", "bell.flac");
    Path out = folder.resolve("blocked/o.csv");
    Path media = folder.resolve("media");
    explained(smalti("grid", "--in", table, "--grid", "2x2", "--out", out), 3, "can't be written");
    explained(
        smalti("features", "--in", table, "--dir", media, "--out", out), 3, "can't be written");
    explained(
        smalti(
            "stats",
            "histogram",
            "--in",
            table,
            "--plot",
            "hz",
            "--out",
            folder.resolve("blocked/h.png")),
        3,
        "blocked");
    explained(
        smalti(
            "sort",
            "--in",
            table,
            "--dir",
            media,
            "--by",
            "hz=asc",
            "--out",
            folder.resolve("blocked/o.wav")),
        3,
        "can't be written");
    explained(
        smalti(
            "compose",
            "proliferation",
            "--in",
            table,
            "--dir",
            media,
            "--out",
            folder.resolve("blocked/m.mp4")),
        3,
        "can't be written");
  }

  @Test
  void aFullDiskStopsTheStepAndLeavesNothingUnderAFinalName() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Process mount = new ProcessBuilder(
            "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString())
        .start();
    assumeTrue(mount.waitFor() == 0, "a small disk can't be mounted here");
    try {
      copy("tabla.flac", "tabla.flac");
      Path table = file("t.csv", "filename,start,dur,hz\n" + "tabla.flac,100,900,440\n".repeat(40));
      Path media = folder.resolve("media");
      explained(
          smalti(
              "sort",
              "--in",
              table,
              "--dir",
              media,
              "--by",
              "hz=asc",
              "--out",
              disk.resolve("o.wav")),
          3,
          "the disk is full");
      Path wide = file(
          "wide.csv",
          "filename,start,dur,tsne,tsne2\n" + "a-rather-long-name.wav,0,1,0,0\n".repeat(4000));
      explained(
          smalti("grid", "--in", wide, "--grid", "64x64", "--out", disk.resolve("o.csv")),
          3,
          "the disk is full");
      try (Stream<Path> left = Files.list(disk)) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .allMatch(name -> name.startsWith("."));
      }
    } finally {
      new ProcessBuilder("umount", "--lazy", disk.toString()).start().waitFor();
    }
  }

  @Test
  void anUnknownCompositionOrFormat() throws IOException {
    Path table = file("t.csv", PLACED + "a.wav,0,100,1,440,1,0,0,0,0\n");
    explained(
        smalti(
            "compose", "polka", "--in", table, "--dir", folder, "--out", folder.resolve("m.mp4")),
        2,
        "polka",
        "proliferation");
    Outcome format = smalti(
        "sort", "--in", table, "--dir", folder, "--by", "hz=asc", "--out", folder.resolve("o.xyz"));
    explained(format, 2, "xyz", "mp3");
  }

  @Test
  void samplesOfFilesThatLeadOutOfTheFolder() throws IOException {
    Path table = file("t.csv", "filename,start,dur\n../../etc/passwd,0,100\n");
    explained(
        smalti("features", "--in", table, "--dir", folder),
        ExitCode.INPUT,
        "leads out of the folder");
  }

  @BeforeEach
  void theDataAreThere() {
    assertThat(DATA.resolve("items.csv")).exists();
  }
}
