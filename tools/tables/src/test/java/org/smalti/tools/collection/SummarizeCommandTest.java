package org.smalti.tools.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

class SummarizeCommandTest {
  private static final String HEADER =
      "filename,start,dur,power,db,hz,note,octave,clarity,flatness\n";
  private final CommandTester summarize = CommandTester.of(SummarizeCommand.class);
  private final Path items;
  private final Path samples;

  SummarizeCommandTest(@TempDir Path folder) throws IOException {
    items = folder.resolve("items.csv");
    samples = folder.resolve("samples");
    Files.createDirectories(samples.resolve("sub"));
    Files.writeString(items, """
        filename,title
        a.wav,007
        sub/a.wav,"x, y"
        empty.wav,
        gone.wav,
        """);
    Files.writeString(samples.resolve("a.wav.csv"), HEADER + """
        a.wav,0,100,4,-10,440,A,4,0.9,0.1
        a.wav,200,300,2,-10,-1,-,-1,0.2,0.5
        a.wav,600,500,1,-10,220,A,3,0.5,0.1
        a.wav,900,500,3,-10,-1,-,-1,0.1,0.5
        """);
    Files.writeString(samples.resolve("sub/a.wav.csv"), """
        filename,start,dur
        sub/a.wav,0,120.5
        """);
    Files.writeString(samples.resolve("empty.wav.csv"), HEADER);
  }

  @Test
  void mediansOfPitchAndClarityAreOverPitchedSamples() {
    var done = run();
    assertThat(done.exit()).as(done.err()).isZero();
    Table table = TableReader.read(items);
    assertThat(table.columns().names())
        .containsExactly(
            "filename",
            "title",
            "samples",
            "medianPower",
            "medianHz",
            "medianClarity",
            "medianDur");
    assertThat(summary(table.row(0))).isEqualTo("007 4 2.5 330 0.7 400");
    assertThat(summary(table.row(1))).isEqualTo("x, y 1 -1 -1 -1 120.5");
    assertThat(summary(table.row(2))).isEqualTo(" 0 -1 -1 -1 -1");
    assertThat(summary(table.row(3))).isEqualTo(" -1 -1 -1 -1 -1");
  }

  @Test
  void onlyWhatChangedIsReadAgain() throws IOException {
    run();
    assertThat(run().err()).contains("already has samples");
    Files.writeString(samples.resolve("empty.wav.csv"), HEADER + "empty.wav,0,90,1,1,1,C,0,1,0\n");
    Files.delete(samples.resolve("a.wav.csv"));
    var changed = run();
    assertThat(changed.exit()).isEqualTo(6);
    assertThat(changed.err()).contains("1 file");
    Table table = TableReader.read(items);
    assertThat(summary(table.row(0))).isEqualTo("007 4 2.5 330 0.7 400");
    assertThat(TableReader.read(items.resolveSibling("items.csv.failures.csv"))
            .row(0)
            .text("error"))
        .contains("a.wav.csv is gone; what was made of it stays");
    assertThat(summary(table.row(2))).isEqualTo(" 1 1 1 1 90");
  }

  @Test
  void medianColumnsThatAreAddedLaterAreNoLossForFilesThatNeverHadSamples() throws IOException {
    assertThat(run().exit()).isZero();
    Files.writeString(
        samples.resolve("sub/a.wav.csv"), "filename,start,dur,attack\nsub/a.wav,0,100,3\n");
    var later = run();
    assertThat(later.exit()).as(later.err()).isZero();
    Table table = TableReader.read(items);
    assertThat(table.row(1).text("medianAttack")).isEqualTo("3");
    assertThat(table.row(0).text("medianAttack")).isEqualTo("-1");
    assertThat(table.row(3).text("medianAttack")).isEqualTo("-1");
    assertThat(summary(table.row(3))).isEqualTo(" -1 -1 -1 -1 -1");
  }

  @Test
  void aFolderThatIsNotThereChangesNothing() throws IOException {
    run();
    String before = Files.readString(items);
    Files.move(samples, samples.resolveSibling("elsewhere"));
    var outcome = run();
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("no such folder");
    assertThat(items).hasContent(before);
  }

  @Test
  void aBadTableIsOneRowOfTheFailures() throws IOException {
    Files.writeString(samples.resolve("sub/a.wav.csv"), "filename,start,dur\na,1,long\n");
    var done = run();
    assertThat(done.exit()).isEqualTo(6);
    Table failures = TableReader.read(items.resolveSibling("items.csv.failures.csv"));
    assertThat(failures.row(0).text("filename")).isEqualTo("sub/a.wav");
    assertThat(failures.row(0).text("error")).contains("row 1").contains("dur");
    assertThat(TableReader.read(items).row(0).text("samples")).isEqualTo("4");
  }

  @Test
  void featuresThatWereAskedForGetTheirMediansBehindTheUsualOnes() throws IOException {
    Files.writeString(samples.resolve("sub/a.wav.csv"), """
        filename,start,dur,loudness,attack,flatness
        sub/a.wav,0,100,-20,3,0.5
        sub/a.wav,200,100,-1,-1,0.5
        sub/a.wav,400,100,-120,5,0.5
        """);
    assertThat(run().exit()).isZero();
    Table table = TableReader.read(items);
    assertThat(table.columns().names())
        .endsWith("medianClarity", "medianDur", "medianLoudness", "medianAttack");
    assertThat(summary(table.row(0))).isEqualTo("007 4 2.5 330 0.7 400");
    assertThat(table.row(0).text("medianLoudness")).isEqualTo("-120");
    assertThat(table.row(1).text("medianLoudness")).isEqualTo("-10.5");
    assertThat(table.row(1).text("medianAttack")).isEqualTo("4");
    assertThat(table.row(3).text("medianAttack")).isEqualTo("-1");
    assertThat(run().err()).contains("already has");
  }

  private CommandTester.Outcome run() {
    return summarize.run("--in", items, "--dir", samples);
  }

  private static String summary(Row row) {
    return String.join(
        " ",
        row.text("title"),
        row.text("samples"),
        row.text("medianPower"),
        row.text("medianHz"),
        row.text("medianClarity"),
        row.text("medianDur"));
  }
}
