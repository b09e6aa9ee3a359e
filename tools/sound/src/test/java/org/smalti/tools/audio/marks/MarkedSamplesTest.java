package org.smalti.tools.audio.marks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.tools.audio.SamplesCommand;
import org.smalti.tools.export.edit.ExportAudacityCommand;

/** {@code smalti samples --from}: marks of other programs as samples. */
class MarkedSamplesTest {
  private static final String REAPER = "#,Name,Start,End,Length\n";

  @TempDir
  private Path folder = Path.of("");

  private Path path(String name) {
    return folder.resolve(name);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(path(name), text);
  }

  private Outcome samples(Object... words) {
    Object[] usual = {"--dir", folder, "--out", path("out.csv")};
    return CommandTester.of(SamplesCommand.class)
        .run(Stream.concat(Stream.of(usual), Stream.of(words)).toArray());
  }

  private Path silence(String name) throws IOException {
    return new CueWriter().write(path(name), 8000, 80_000, false);
  }

  /** The places and labels of the table that was made. */
  private Stream<String> rows() {
    return TableReader.read(path("out.csv")).stream()
        .map(row -> row.text("filename") + " " + row.text("start") + "+" + row.text("dur") + " "
            + row.text("label"));
  }

  @Test
  void labelsBelongToTheSoundOfTheirName() throws IOException {
    silence("song.wav");
    Path labels = file(
        "song.txt",
        "\ufeff0.500000\t0.750000\tone\n\\\t100.0\t200.0\n2,5\t2,5\ttwo, a point\n4\t4.25\n");
    Outcome outcome = samples("--from", labels);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(rows())
        .containsExactly(
            "song.wav 500+250 one", "song.wav 2500+1500 two, a point", "song.wav 4000+250 ");
    assertThat(samples("--from", labels).err()).contains("out.csv is there already");
  }

  @Test
  void noSampleReachesBeyondTheEndOfItsFile() throws IOException {
    silence("song.wav");
    Outcome outcome = samples(
        "--from",
        file("song.txt", "1\t2\tx\n5\t99\tlong\n8\t10.005\trounded\n9\t9\tpoint\n90\t91\tgone\n"));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(rows())
        .containsExactly(
            "song.wav 1000+1000 x",
            "song.wav 5000+5000 long",
            "song.wav 8000+2000 rounded",
            "song.wav 9000+1000 point");
    assertThat(Files.readString(path("out.csv.failures.csv")))
        .contains("1 of 5 marks begin where the file has ended, after 10.000 s")
        .contains("1 of 5 marks last longer than the file and are cut at its end, 10.000 s");
  }

  @Test
  void aRegionThatEndsBeforeItBeginsIsRefused() throws IOException {
    silence("song.wav");
    Outcome outcome =
        samples("--from", file("song.csv", "#,Name,Start,End,Length\nR1,c,0:05.0,0:04.0,0:09.0\n"));
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("song.csv, row 1: its end is before its start");
  }

  @Test
  void theLastPointLastsUntilTheFileEnds() throws IOException {
    silence("song.wav");
    assertThat(
            samples("--from", file("song.wav.txt", "9\t9\tlast\n1\t1\tfirst\n")).exit())
        .isZero();
    assertThat(rows()).containsExactly("song.wav 1000+8000 first", "song.wav 9000+1000 last");
    Outcome behind = samples("--from", file("song.txt", "3\t3\tok\n12\t12\tbehind\n"), "--force");
    assertThat(behind.exit()).isEqualTo(6);
    assertThat(path("out.csv.failures.csv"))
        .content()
        .contains("1 of 2 marks begin where the file has ended");
  }

  @Test
  void samplesThatWereLabelledComeBackToAMicrosecond() throws IOException {
    silence("song.wav");
    StringBuilder table = new StringBuilder("filename,start,dur,label\n");
    Random random = new Random(3);
    double start = 0;
    for (int i = 0; i < 500; i++) {
      start += Math.round(1e3 * (0.01 + 15 * random.nextDouble())) / 1e3;
      table.append("song.wav,").append(String.format(Locale.ROOT, "%.3f", start));
      table
          .append(",")
          .append((1000 + random.nextInt(9000)) / 1000.0)
          .append(",name ")
          .append(i);
      table.append('\n');
    }
    Path original = file("samples.csv", table.toString());
    Outcome exported = CommandTester.of(ExportAudacityCommand.class)
        .run("--in", original, "--dir", folder, "--out", path("song.txt"));
    assertThat(exported.exit()).as(exported.err()).isZero();
    assertThat(samples("--from", path("song.txt")).exit()).isZero();
    Table before = TableReader.read(original);
    Table after = TableReader.read(path("out.csv"));
    assertThat(after.size()).isEqualTo(500);
    for (int i = 0; i < 500; i++) {
      Row back = after.row(i);
      assertThat(back.number("start")).isEqualTo(before.row(i).number("start"));
      assertThat(back.number("dur")).isEqualTo(before.row(i).number("dur"));
      assertThat(back.text("label")).isEqualTo("name " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cuePointsHaveTheirNamesCommentsAndLengths(boolean large) throws IOException {
    Path file = new CueWriter()
        .add(7, 44_100, 11_025, "Stück", "very\nloud", UTF_8)
        .add(3, 22_050, 0, "früh", "", Charset.forName("windows-1252"))
        .add(9, 100, 0, "", "", UTF_8)
        .write(path("take.wav"), 44_100, 88_200, large);
    Outcome outcome = samples("--from", file);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(rows())
        .containsExactly(
            "take.wav 2.268+497.732 ", "take.wav 500+500 früh", "take.wav 1000+250 Stück");
    assertThat(TableReader.read(path("out.csv")).row(2).text("comment")).isEqualTo("very\nloud");
  }

  @Test
  void cuePointsOfOneFileCanBeThoseOfAnother() throws IOException {
    silence("song.wav");
    Path marks =
        new CueWriter().add(1, 800, 800, "x", "", UTF_8).write(path("m.wav"), 8000, 8, false);
    assertThat(samples("--from", marks, path("song.wav")).exit()).isZero();
    assertThat(rows()).containsExactly("song.wav 100+100 x");
  }

  @Test
  void aWavFileWithoutOrWithTornCuePointsIsNamed() throws IOException {
    Outcome none = samples("--from", silence("song.wav"));
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.err()).contains("song.wav: no cue points in it");
    byte[] whole = Files.readAllBytes(
        new CueWriter().add(1, 8, 0, "x", "", UTF_8).write(path("t.wav"), 8000, 80, false));
    for (int length = 13; length < whole.length; length++) {
      Files.write(path("t.wav"), Arrays.copyOf(whole, length));
      Outcome torn = samples("--from", path("t.wav"), "--dry-run");
      assertThat(torn.exit()).as("%d bytes: %s", length, torn.err()).isIn(0, 3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "83.500,84.000,83500+500",
    "1:23.500,1:24.000,83500+500",
    "1:02:03.250,1:02:03.500,3723250+250",
    "0:00:10:12,0:00:11:00,10480+520"
  })
  void regionsOfReaperAreReadInTheUnitsOfItsRuler(String start, String end, String place)
      throws IOException {
    new CueWriter().write(path("song.wav"), 100, 400_000, false);
    Path regions = file("song.csv", REAPER + "R1,\"a, b\"," + start + "," + end + ",9\n");
    Outcome outcome = samples("--from", regions, "--fps", "25");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(rows()).containsExactly("song.wav " + place + " a, b");
  }

  @Test
  void markersOfReaperLastUntilTheNext() throws IOException {
    silence("song.wav");
    Path regions = file("song.csv", REAPER + "M1,x,1.5,,\nM2,y,2.0,,\nR1,z,4.0,,0.5\n");
    assertThat(samples("--from", regions).exit()).isZero();
    assertThat(rows())
        .containsExactly("song.wav 1500+500 x", "song.wav 2000+2000 y", "song.wav 4000+500 z");
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.00,counts measures and beats",
    "0:00:10:12,say with --fps",
    "44100,may be samples or seconds",
    "soon,is no time"
  })
  void timesThatCantBeKnownAreRefused(String time, String reason) throws IOException {
    silence("song.wav");
    Outcome outcome = samples("--from", file("song.csv", REAPER + "R1,a," + time + ",,\n"));
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains(reason).hasLineCount(1);
  }

  @Test
  void marksWithoutASoundOrWithTwoAskForIt() throws IOException {
    Path labels = file("song.txt", "0\t1\tx\n");
    Outcome none = samples("--from", labels);
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("no media file song.*");
    silence("song.wav");
    silence("song.flac");
    assertThat(samples("--from", labels).err()).contains("may belong to ");
    assertThat(samples("--from", labels, path("song.wav")).exit()).isZero();
    Outcome wrong = samples("--from", file("song.txt", "intro 0 1\n"), path("song.wav"));
    assertThat(wrong.exit()).isEqualTo(3);
    assertThat(wrong.err()).contains("song.txt, line 1: no begin and end");
    Outcome idle = samples("--from", labels, "--min", 50);
    assertThat(idle.exit()).isEqualTo(2);
    assertThat(idle.err()).contains("--min has no effect: --from says");
  }

  @Test
  void markedSamplesAreMeasuredAsOthersAre() throws IOException {
    Files.copy(
        Path.of(System.getProperty("smalti.root", "../..")).resolve("data/bell.flac"),
        path("bell.flac"));
    Path labels = file("bell.txt", "0.1\t0.4\ta\n0.5\t0.9\tb\n");
    Outcome outcome = samples("--from", labels, "--features");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    Table marked = TableReader.read(path("out.csv"));
    assertThat(marked.columns().names()).startsWith("filename", "start", "dur", "label", "power");
    assertThat(marked.row(0).number("power")).isPositive();
    Path each = folder.resolve("tables");
    assertThat(CommandTester.of(SamplesCommand.class)
            .run("--from", labels, "--dir", folder, "--out", each + "/%s.csv", "--features")
            .exit())
        .isZero();
    assertThat(each.resolve("bell.flac.csv")).hasSameTextualContentAs(path("out.csv"));
  }

  @Test
  void aDryRunWritesNothingAndForeignTablesStay() throws IOException {
    silence("song.wav");
    Path labels = file("song.txt", "0\t1\tx\n");
    Outcome dry = samples("--from", labels, "--dry-run");
    assertThat(dry.out()).contains("would write 1 sample to ");
    assertThat(path("out.csv")).doesNotExist();
    file("out.csv", "somebody's\n");
    assertThat(samples("--from", labels).exit()).isEqualTo(3);
    assertThat(path("out.csv")).hasContent("somebody's\n");
  }
}
