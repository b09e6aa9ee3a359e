package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** Places by columns of numbers, where no sound has to be read. */
class TsneByColumnsTest {
  @TempDir
  Path folder;

  @Test
  void rowsWithoutNumbersKeepEmptyCellsAndConstantColumnsDecideNothing() throws IOException {
    Path table = Files.writeString(folder.resolve("table.csv"), """
        id,hz,power,same
        a,100,1,7
        b,NaN,1,7
        c,101,1.1,7
        d,,2,7
        e,900,3,7
        f,905,3.1,7
        g,100,1,7
        """);
    var run = tsne(table, "--features", "hz,power,same");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("2 rows without a place: they can't be compared by hz, power");
    Table placed = TableReader.read(table);
    assertThat(placed.stream().map(row -> row.filled("tsne2")))
        .containsExactly(true, false, true, false, true, true, true);
    Path plain = Files.writeString(
        folder.resolve("plain.csv"), Files.readString(table).replace(",7,", ",8,"));
    tsne(plain, "--features", "hz,power");
    assertThat(TableReader.read(plain).stream().map(row -> row.text("tsne")))
        .isEqualTo(placed.stream().map(row -> row.text("tsne")).toList());
  }

  @Test
  void whatIsNoNumberIsNamed() throws IOException {
    Path table = Files.writeString(folder.resolve("table.csv"), "id,hz\na,1\nb,loud\n");
    var run = tsne(table, "--features", "hz");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("row 2: no number in column hz (\"loud\")");
    assertThat(tsne(table, "--iterations", "some").exit()).isEqualTo(2);
    assertThat(tsne(table, "--iterations", "0").exit()).isEqualTo(2);
    assertThat(tsne(table, "--iterations", "2.5").err()).contains("a whole number");
    assertThat(tsne(table, "--learning-rate", "-1").exit()).isEqualTo(2);
  }

  @Test
  void moreNeighboursThanAnArrayHoldsAreExplainedBeforeAnythingIsSought() throws IOException {
    Path table = folder.resolve("table.csv");
    String rows = "1\n2\n3\n4\n".repeat(30_000);
    Files.writeString(table, "a\n" + rows);
    var run = tsne(table, "--features", "a", "--perplexity", 10_000);
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .contains("20,000 neighbours of each of 120,000 samples")
        .contains("fewer samples or a smaller perplexity")
        .doesNotContain("bug");
    assertThat(Files.readString(table)).isEqualTo("a\n" + rows);
  }

  @Test
  void anInterruptedDescentGoesOnToWhereItWouldHaveEnded() throws IOException {
    Path whole = table("whole.csv");
    Path table = table("table.csv");
    Object[] options = {"--features", "a,b,c", "--iterations", 6000, "--threads", 2};
    assertThat(tsne(whole, options).exit()).isZero();
    String before = Files.readString(table);
    Path state = folder.resolve(".table.csv.tsne.state");
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      // How long it takes to begin depends on the machine: ever later, until it is in the middle.
      for (long wait = 50; !Files.exists(state); wait += wait / 4) {
        var stopped = CommandTester.of(TsneCommand.class);
        var interrupt =
            clock.schedule(() -> stopped.cancellation().request(), wait, TimeUnit.MILLISECONDS);
        assertThat(run(stopped, table, options).exit()).isEqualTo(130);
        assertThat(interrupt.isDone()).isTrue();
        assertThat(Files.readString(table)).isEqualTo(before);
      }
    } finally {
      clock.shutdownNow();
    }
    var rest = tsne(table, "--features", "a,b,c", "--iterations", 6000, "--threads", 1);
    assertThat(rest.err()).contains("going on after");
    assertThat(Files.readString(table)).isEqualTo(Files.readString(whole));
    assertThat(state).doesNotExist();
  }

  /** 300 rows on a surface, some of them equal. */
  private Path table(String name) throws IOException {
    Random random = new Random(4);
    StringBuilder rows = new StringBuilder("id,a,b,c\n");
    for (int i = 0; i < 300; i++) {
      double u = random.nextInt(40) / 10.0;
      double v = random.nextInt(9);
      rows.append(String.format(
          Locale.ROOT, "r%d,%.3f,%.3f,%.3f%n", i, Math.sin(u) * v, Math.cos(u) * v, u));
    }
    return Files.writeString(folder.resolve(name), rows);
  }

  private static CommandTester.Outcome tsne(Path table, Object... more) {
    return run(CommandTester.of(TsneCommand.class), table, more);
  }

  private static CommandTester.Outcome run(CommandTester tester, Path table, Object... more) {
    Object[] words = new Object[more.length + 4];
    words[0] = "--in";
    words[1] = table;
    words[2] = "--progress";
    words[3] = "plain";
    System.arraycopy(more, 0, words, 4, more.length);
    return tester.run(words);
  }
}
