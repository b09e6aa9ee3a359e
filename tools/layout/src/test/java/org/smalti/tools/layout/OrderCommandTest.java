package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.files.TestFiles;
import org.smalti.core.table.TableReader;

class OrderCommandTest {
  @TempDir
  Path folder;

  private final CommandTester order = CommandTester.of(OrderCommand.class);

  @Test
  void ranksFollowTheWalkAndRowsKeepTheirOtherColumns() throws IOException {
    Path table = table("id,hz\na,100\nb,900\nc,300\nd,\ne,500\n");
    var run = order.run("--in", table, "--features", "hz");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("1 row without a rank: they can't be compared by hz")
        .contains("a walk of 2.7");
    assertThat(Files.readString(table)).isEqualTo("""
        id,hz,order
        a,100,0
        b,900,3
        c,300,1
        d,,
        e,500,2
        """);
  }

  @Test
  void soundsOfAKindStandTogether() throws IOException {
    StringBuilder rows = new StringBuilder("filename,start,dur\n");
    for (int i = 0; i < 12; i++) {
      rows.append("speech_french.wav,").append(200 * i).append(",200\n");
      rows.append("tabla.flac,").append(200 * i).append(",200\n");
    }
    Path table = table(rows.toString());
    var run = order.run("--in", table, "--dir", TestFiles.data());
    assertThat(run.exit()).as(run.err()).isZero();
    List<String> walk = TableReader.read(table).stream()
        .sorted(Comparator.comparingDouble(row -> row.number("order")))
        .map(row -> row.text("filename"))
        .toList();
    long changes = IntStream.range(1, walk.size())
        .filter(i -> !walk.get(i).equals(walk.get(i - 1)))
        .count();
    assertThat(changes).as(walk.toString()).isLessThanOrEqualTo(4);
  }

  @Test
  void aSecondRunDoesNothingUntilSomethingChanges() throws IOException {
    Path table = table("id,hz\na,100\nb,900\nc,101\n");
    assertThat(order.run("--in", table, "--features", "hz").err()).doesNotContain("already");
    assertThat(order.run("--in", table, "--features", "hz").err()).contains("already has order");
    Files.writeString(table, Files.readString(table).replace("900", "90"));
    assertThat(order.run("--in", table, "--features", "hz").err()).doesNotContain("already");
  }

  @Test
  void itsStagesHaveItsNameAndEndAtTheirTotal() throws IOException {
    StringBuilder rows = new StringBuilder("id,hz\n");
    for (int i = 0; i < 50; i++) {
      rows.append(i).append(',').append(i * 37 % 50).append('\n');
    }
    List<String> ends = order
        .run("--in", table(rows.toString()), "--features", "hz", "--progress", "json")
        .err()
        .lines()
        .filter(line -> line.startsWith("{\"event\":\"end\""))
        .toList();
    assertThat(ends)
        .hasSizeGreaterThan(1)
        .allSatisfy(line -> assertThat(line)
            .contains("\"stage\":\"order: ")
            .matches(".*\"done\":(\\d+),\"total\":\\1,.*"));
  }

  @Test
  void whatCantBeOrderedIsNamed() throws IOException {
    assertThat(order.run("--in", table("id,hz\n"), "--features", "hz").err())
        .contains("has no rows; nothing to compare");
    assertThat(order.run("--in", table("id,hz\na,\n"), "--features", "hz").err())
        .contains("has no row that can be compared by hz");
    assertThat(order
            .run("--in", table("id,hz\na,1\n"), "--features", "hz", "--column", "start")
            .exit())
        .isEqualTo(2);
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
