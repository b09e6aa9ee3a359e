package org.smalti.tools.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaFile;

class ExportFilesCommandTest {
  private static final int RATE = 44_100;

  private final Path media;
  private final Path clips;
  private final Path folder;
  private final float[] first = ExportTester.noise(1, 3 * RATE, 1);

  ExportFilesCommandTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    media = folder.resolve("media");
    clips = folder.resolve("clips");
    ExportTester.write(media.resolve("a b.wav"), RATE, 1, first);
    ExportTester.write(media.resolve("sub/a b.flac"), 48_000, 2, ExportTester.noise(2, 96_000, 2));
  }

  private Path table(String... rows) throws IOException {
    return Files.writeString(folder.resolve("samples.csv"), String.join("\n", rows) + "\n");
  }

  private Outcome export(Path table, Object... more) {
    Object[] words = {"--in", table, "--dir", media, "--out", clips};
    return CommandTester.of(ExportFilesCommand.class)
        .run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(clips)) {
      return all.filter(Files::isRegularFile)
          .map(file -> clips.relativize(file).toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Test
  void eachSampleIsAFileOfItsOwnAndTheTableSaysWhereItIsFrom() throws IOException {
    Path table = table(
        "filename,start,dur,note,vstart,vdur,mine",
        "a b.wav,1500.5,250,A,1500,1200,x",
        "sub/a b.flac,100,300,C#,-1,-1,y",
        "a b.wav,20,80.25,G,20,1200,z");
    Outcome done = export(table);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(files()).containsExactly("a b_1-2.wav", "a b_1.wav", "a b_2.wav", "samples.csv");
    Table made = TableReader.read(clips.resolve("samples.csv"));
    assertThat(made.columns().names())
        .containsExactly(
            "filename",
            "start",
            "dur",
            "note",
            "vstart",
            "vdur",
            "mine",
            "sourceFilename",
            "sourceStart");
    assertThat(made.stream().map(row -> row.text("filename")))
        .containsExactly("a b_2.wav", "a b_1.wav", "a b_1-2.wav");
    assertThat(made.stream().map(row -> row.text("sourceFilename") + row.text("sourceStart")))
        .containsExactly("a b.wav1500.5", "sub/a b.flac100", "a b.wav20");
    assertThat(made.stream().map(row -> row.text("mine"))).containsExactly("x", "y", "z");
    assertThat(made.stream().map(row -> row.text("start"))).containsOnly("0");
    assertThat(made.stream().map(row -> row.text("vstart"))).containsOnly("-1");
    float[] clip = ExportTester.mono(clips.resolve("a b_2.wav"), RATE);
    int from = (int) Math.round(1.5005 * RATE);
    assertThat(clip).hasSize((int) Math.round(0.25 * RATE));
    assertThat(clip)
        .usingComparatorWithPrecision(0.0001f)
        .containsExactly(Arrays.copyOfRange(first, from, from + clip.length));
    try (MediaFile stereo = MediaFile.open(clips.resolve("a b_1.wav"))) {
      assertThat(stereo.info().audio().orElseThrow().channels()).isEqualTo(2);
      assertThat(stereo.info().audio().orElseThrow().sampleRate()).isEqualTo(48_000);
    }
  }

  @ParameterizedTest
  @CsvSource({"flac,1", "mp3,44", "m4a,44", "opus,44", "ogg,44"})
  void everyFormatKeepsTheSoundInItsPlace(String format, int tolerance) throws IOException {
    Path table = table("filename,start,dur", "a b.wav,500,400", "a b.wav,1000,80");
    Outcome done = export(table, "--format", format);
    assertThat(done.exit()).as(done.err()).isZero();
    float[] clip = ExportTester.mono(clips.resolve("a b_1." + format), RATE);
    assertThat(clip.length).isCloseTo((int) (0.4 * RATE), within(tolerance));
    int from = RATE / 2 + 1000;
    float[] part = Arrays.copyOfRange(first, from, from + 10_000);
    assertThat(ExportTester.shift(clip, 1000, part)).isCloseTo(0, within(tolerance));
    assertThat(clips.resolve("a b_2." + format)).isNotEmptyFile();
  }

  @Test
  void namesFollowAPatternAndStaySafeAndUnique() throws IOException {
    Path table = table(
        "filename,start,dur,note,octave",
        "a b.wav,0,100,A,4",
        "a b.wav,1000,100,../../x,4",
        "a b.wav,2000,100,A,4",
        "a b.wav,2500,100,,4");
    Outcome done = export(table, "--name", "{note}{octave}/{name} {time}");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(files())
        .containsExactly(
            "4/a b 00-00-02.wav",
            "A4/a b 00-00-00.wav",
            "A4/a b 00-00-02.wav",
            "_.._.._x4/a b 00-00-01.wav",
            "samples.csv");
    assertThat(export(table, "--name", "{note}", "--force").exit()).isZero();
    assertThat(files()).contains("A.wav", "A-2.wav", "_.._.._x.wav", "_.wav");
    assertThat(export(table, "--name", "{nte}").err()).contains("{nte} is neither");
    assertThat(export(table, "--name", "same").exit()).isEqualTo(2);
  }

  @Test
  void whatIsDoneIsNotCutAgainAndWhatIsGoneIs() throws IOException {
    Path table = table("filename,start,dur", "a b.wav,0,100", "sub/a b.flac,0,100");
    assertThat(export(table).exit()).isZero();
    var before = Files.getLastModifiedTime(clips.resolve("a b_1.wav"));
    assertThat(export(table).err()).contains("has all 2 samples");
    Files.delete(clips.resolve("a b_1-2.wav"));
    assertThat(export(table).exit()).isZero();
    assertThat(files()).contains("a b_1-2.wav");
    assertThat(Files.getLastModifiedTime(clips.resolve("a b_1.wav"))).isEqualTo(before);
    assertThat(TableReader.read(clips.resolve("samples.csv")).size()).isEqualTo(2);
    Path wider = table("filename,start,dur,tsne", "a b.wav,0,100,7", "sub/a b.flac,0,100,8");
    assertThat(export(wider).exit()).isZero();
    assertThat(Files.getLastModifiedTime(clips.resolve("a b_1.wav"))).isEqualTo(before);
    assertThat(TableReader.read(clips.resolve("samples.csv")).row(1).text("tsne"))
        .isEqualTo("8");
  }

  @Test
  void whatCantBeCutCostsOnlyItself() throws IOException {
    Files.writeString(media.resolve("text.wav"), "no sound at all");
    Path table = table(
        "filename,start,dur",
        "a b.wav,0,100",
        "a b.wav,60000,100",
        "a b.wav,2900,500",
        "text.wav,0,100",
        "gone.wav,0,100",
        "../a b.wav,0,100");
    Outcome done = export(table);
    assertThat(done.exit()).isEqualTo(6);
    Table made = TableReader.read(clips.resolve("samples.csv"));
    assertThat(made.stream().map(row -> row.text("sourceStart"))).containsExactly("0", "2900");
    assertThat(made.row(1).number("dur")).isCloseTo(100, within(0.1));
    assertThat(TableReader.read(clips.resolve("samples.csv.failures.csv")).stream()
            .map(row -> row.text("filename")))
        .containsExactly("../a b.wav", "a b.wav", "gone.wav", "text.wav");
  }

  @Test
  void fadesBeginAndEndInSilenceAndLeaveTheMiddleAlone() throws IOException {
    Path table = table("filename,start,dur", "a b.wav,0,100");
    assertThat(export(table, "--fade-in", 5, "--fade-out", 20).exit()).isZero();
    float[] clip = ExportTester.mono(clips.resolve("a b_1.wav"), RATE);
    assertThat(Math.abs(clip[0])).isLessThan(0.001f);
    assertThat(Math.abs(clip[clip.length - 1])).isLessThan(0.001f);
    int middle = clip.length / 2;
    assertThat(clip[middle]).isCloseTo(first[middle], within(0.0001f));
    assertThat(export(table, "--fade-in", -1).exit()).isEqualTo(2);
    assertThat(export(table, "--format", "mp4").exit()).isEqualTo(2);
  }
}
