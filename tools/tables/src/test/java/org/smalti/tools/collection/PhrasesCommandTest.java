package org.smalti.tools.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

class PhrasesCommandTest {
  private final CommandTester phrases = CommandTester.of(PhrasesCommand.class);

  @TempDir
  Path folder = Path.of("");

  /** A samples table under construction. */
  private static final class Samples {
    private final List<String> rows =
        new ArrayList<>(List.of("filename,start,dur,power,clarity,mine"));

    /** {@code count} samples of 450 ms, one every half second. */
    Samples run(String filename, double start, int count, double power, double clarity) {
      for (int i = 0; i < count; i++) {
        rows.add(String.format(
            Locale.ROOT, "%s,%.0f,450,%.3f,%.3f,x", filename, start + 500 * i, power, clarity));
      }
      return this;
    }

    Path write(Path file) throws IOException {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, String.join("\n", rows) + "\n");
    }
  }

  private Table found(Object... words) {
    Path out = folder.resolve("phrases.csv");
    Object[] all = new Object[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--out";
    all[words.length + 1] = out;
    var outcome = phrases.run(all);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return TableReader.read(out);
  }

  /** Quiet ends of the range, so that the others have a place in it. */
  private static Samples noiseAround() {
    return new Samples().run("a.wav", 90_000, 1, 0.1, 0.1).run("a.wav", 99_000, 1, 10, 0.1);
  }

  @Test
  void clearLoudSamplesThatFollowEachOtherAreAPhrase() throws IOException {
    Path table = noiseAround()
        .run("a.wav", 1000, 12, 5, 0.9)
        .run("a.wav", 7000, 4, 5, 0.1)
        .run("a.wav", 20_000, 10, 4, 0.95)
        .write(folder.resolve("samples.csv"));
    Table made = found(table);
    assertThat(made.columns().names())
        .containsExactly(
            "filename", "start", "dur", "count", "clarity", "power", "medianDur", "phrase");
    assertThat(made.stream().map(row -> String.join(" ", cells(row))))
        .containsExactly("a.wav 20000 4950 10 0.95 4 450 0", "a.wav 1000 5950 12 0.9 5 450 1");
    Table marked = TableReader.read(table);
    assertThat(marked.columns().names())
        .containsExactly(
            "filename", "start", "dur", "power", "clarity", "mine", "phrase", "phrases");
    assertThat(marked.stream().map(row -> row.text("phrases"))).containsOnly("2");
    assertThat(marked.stream().map(row -> row.text("mine"))).containsOnly("x");
    assertThat(marked.stream().filter(row -> row.text("phrase").equals("0"))).hasSize(10);
    assertThat(marked.stream().filter(row -> row.text("phrase").equals("1"))).hasSize(12);
    assertThat(marked.stream().filter(row -> row.text("phrase").isEmpty())).hasSize(6);
  }

  @Test
  void aPauseOfFiveSecondsEndsAPhraseAndAShorterOneDoesNot() throws IOException {
    Path table = noiseAround()
        .run("a.wav", 0, 8, 5, 0.9)
        .run("a.wav", 3500 + 4900, 8, 5, 0.9)
        .run("a.wav", 3500 + 4900 + 3500 + 5100, 10, 5, 0.9)
        .write(folder.resolve("samples.csv"));
    assertThat(found(table).stream().map(row -> row.text("count"))).containsExactly("16", "10");
  }

  @Test
  void fewUnclearSamplesInTheMiddleStayAndAtTheEndAreCutOff() throws IOException {
    Path table = noiseAround()
        .run("a.wav", 0, 6, 5, 0.9)
        .run("a.wav", 3000, 1, 5, 0.1)
        .run("a.wav", 3500, 6, 5, 0.9)
        .run("a.wav", 6500, 2, 5, 0.1)
        .write(folder.resolve("samples.csv"));
    Table made = found(table);
    assertThat(made.size()).isEqualTo(1);
    assertThat(made.row(0).text("count")).isEqualTo("13");
    assertThat(made.row(0).number("dur")).isEqualTo(6450);
  }

  @Test
  void aPhraseIsNeitherTooShortNorTooLongNorTooPoor() throws IOException {
    Path table = noiseAround()
        .run("a.wav", 0, 7, 5, 0.9)
        .run("a.wav", 10_000, 70, 5, 0.9)
        .run("b.wav", 0, 20, 5, 0.3)
        .write(folder.resolve("samples.csv"));
    assertThat(found(table).stream().map(row -> row.text("start") + " " + row.text("dur")))
        .containsExactly("10000 29950", "40000 4950");
    assertThat(found(table, "--max", 10, "--limit-per-file", 2).size()).isEqualTo(2);
    assertThat(found(table, "--min", 3, "--min-samples", 7).size()).isEqualTo(3);
    assertThat(found(table, "--min-clarity", 0.2).stream().map(row -> row.text("filename")))
        .contains("b.wav");
  }

  @Test
  void theTablesOfACollectionAreDoneOnceAndAMissingOneIsReported() throws IOException {
    Path items = Files.writeString(
        folder.resolve("items.csv"), "filename,samples\na.wav,12\nsub/b.wav,12\ngone.wav,3\n");
    Path samples = folder.resolve("samples");
    noiseAround().run("a.wav", 0, 12, 5, 0.9).write(samples.resolve("a.wav.csv"));
    Path second =
        new Samples().run("sub/b.wav", 0, 12, 5, 0.8).write(samples.resolve("sub/b.wav.csv"));
    Path out = folder.resolve("out.csv");
    Object[] words = {"--in", items, "--dir", samples, "--out", out};
    var first = phrases.run(words);
    assertThat(first.exit()).as(first.err()).isEqualTo(6);
    assertThat(TableReader.read(out).stream().map(row -> row.text("filename")))
        .containsExactly("a.wav", "sub/b.wav");
    assertThat(TableReader.read(folder.resolve("out.csv.failures.csv")).row(0).text("filename"))
        .isEqualTo("gone.wav");
    assertThat(phrases.run(words).err()).contains("is there already");
    var before = Files.getLastModifiedTime(second);
    assertThat(phrases
            .run("--in", items, "--dir", samples, "--out", out, "--force")
            .exit())
        .isEqualTo(6);
    assertThat(Files.getLastModifiedTime(second)).isEqualTo(before);
  }

  @Test
  void whatIsMissingOrContradictsItselfIsExplained() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "filename,start,dur\na.wav,0,100\n");
    Path out = folder.resolve("p.csv");
    assertThat(phrases.run(table, "--out", out).err()).contains("left out");
    assertThat(TableReader.read(folder.resolve("p.csv.failures.csv")).row(0).text("error"))
        .contains("t.csv: its samples are not measured; run 'smalti features --in ");
    Path empty = Files.writeString(
        folder.resolve("e.csv"),
        "filename,start,dur,power,clarity\na.wav,0,100,,\nb.wav,0,90,-1,-1\n");
    assertThat(phrases.run(empty, "--out", out).err())
        .contains("its samples are not measured; run 'smalti features --in ");
    assertThat(phrases.run(table, "--out", out, "--min", 40).exit()).isEqualTo(2);
    assertThat(phrases.run("--out", out).exit()).isEqualTo(2);
  }

  private static String[] cells(Row row) {
    String[] cells = new String[row.columns().size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.text(i);
    }
    return cells;
  }
}
