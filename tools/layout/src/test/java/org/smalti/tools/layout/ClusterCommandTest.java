package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.files.TestFiles;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

class ClusterCommandTest {
  @TempDir
  Path folder;

  private final CommandTester cluster = CommandTester.of(ClusterCommand.class);

  @Test
  void rowsGetTheNumberOfTheirGroupAndKeepTheirOtherColumns() throws IOException {
    Path table = table("id,hz,power\na,100,1\nb,900,1\nc,101,1\nd,,1\ne,99,1\nf,905,1\n");
    var run = cluster.run("--in", table, "--features", "hz,power", "--groups", 2);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("1 row without a group: they can't be compared by hz, power")
        .contains("2 groups by hz, power, of 3, 2 samples");
    assertThat(Files.readString(table)).isEqualTo("""
        id,hz,power,cluster
        a,100,1,0
        b,900,1,1
        c,101,1,0
        d,,1,
        e,99,1,0
        f,905,1,1
        """);
  }

  @Test
  void soundsOfAKindComeTogether() throws IOException {
    StringBuilder rows = new StringBuilder("filename,start,dur\n");
    for (int i = 0; i < 12; i++) {
      rows.append("speech_french.wav,").append(200 * i).append(",200\n");
      rows.append("tabla.flac,").append(200 * i).append(",200\n");
    }
    Path table = table(rows.toString());
    var run = cluster.run(
        "--in", table, "--dir", TestFiles.data(), "--groups", "auto", "--column", "kind");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("groups are best apart; silhouette 0.");
    List<Row> all = TableReader.read(table).rows();
    assertThat(all).allMatch(row -> row.filled("kind"));
    long speech = all.stream()
        .filter(row -> row.text("filename").startsWith("speech"))
        .map(row -> row.text("kind"))
        .filter(all.get(1).text("kind")::equals)
        .count();
    assertThat(speech).as("speech in the group of the first tabla stroke").isLessThan(4);
  }

  @Test
  void groupsThatAreNoneAreSaidToBePoor() throws IOException {
    StringBuilder even = new StringBuilder("id,a,b,c,d,e\n");
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      even.append(i);
      for (int column = 0; column < 5; column++) {
        even.append(',').append(random.nextInt(1000));
      }
      even.append('\n');
    }
    assertThat(cluster
            .run("--in", table(even.toString()), "--features", "a,b,c,d,e")
            .err())
        .containsPattern("silhouette 0\\.[012]\\d\\d, which is poor: .*; -k N chooses it");
    assertThat(cluster
            .run("--in", table(even.toString()), "--features", "a,b,c,d,e", "-k", 3, "--force")
            .err())
        .as("a chosen number is no better")
        .contains("which is poor");
    assertThat(cluster
            .run("--in", table("id,a\n1,1\n2,1.1\n3,9\n4,9.1\n"), "--features", "a", "--force")
            .err())
        .contains("groups are best apart")
        .doesNotContain("poor");
  }

  @Test
  void aSecondRunDoesNothingUntilSomethingChanges() throws IOException {
    Path table = table("id,hz\na,100\nb,900\nc,101\n");
    assertThat(cluster.run("--in", table, "--features", "hz", "-k", 2).err())
        .doesNotContain("already");
    assertThat(cluster.run("--in", table, "--features", "hz", "-k", 2).err())
        .contains("already has cluster");
    assertThat(cluster.run("--in", table, "--features", "hz", "-k", 1).err())
        .doesNotContain("already");
    assertThat(cluster.run("--in", table, "--features", "id").exit()).isEqualTo(3);
  }

  @Test
  void theOtherMethodsSayTheirMeasureAndMarkNoise() throws IOException {
    StringBuilder rows = new StringBuilder("id,hz\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i).append(',').append(i % 2 == 0 ? 100 + i : 900 + i).append('\n');
    }
    Path table = table(rows + "60,5000\n");
    var dbscan = cluster.run(
        "--in", table, "--features", "hz", "--method", "dbscan", "--eps", "0.5", "--column", "d");
    assertThat(dbscan.exit()).as(dbscan.err()).isZero();
    assertThat(dbscan.err())
        .contains(
            "dbscan: 5 samples within 0.5000 make a group; 1 of 61 are noise (−1); silhouette")
        .contains("2 groups by hz, of 30, 30 samples");
    assertThat(TableReader.read(table).row(60).text("d")).isEqualTo("-1");
    var tree = cluster.run("--in", table, "--features", "hz", "--method", "hierarchical", "-k", 3);
    assertThat(tree.err()).contains("Ward's linkage; silhouette").contains("of 30, 30, 1 samples");
    assertThat(
            cluster.run("--in", table, "--features", "hz", "--method", "gmeans").err())
        .contains("gmeans: the test of Anderson and Darling");
    assertThat(cluster.run("--in", table, "--features", "hz", "--eps", 1).exit())
        .isEqualTo(2);
    assertThat(
            cluster.run("--in", table, "--features", "hz", "--method", "xmeans").exit())
        .isEqualTo(2);
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    Path table = table("id,hz\na,x\n");
    assertThat(cluster.run("--in", table).err()).contains("no column filename");
    assertThat(cluster.run("--in", table, "--features", "hz").err())
        .contains("row 1: no number in column hz (\"x\")");
    assertThat(cluster.run("--in", table, "--features", "pitch").exit()).isEqualTo(3);
    assertThat(cluster.run("--in", table, "--features", "hz", "--dir", folder).err())
        .contains("choose one");
    assertThat(cluster.run("--in", table, "--features", "hz", "--groups", "few").exit())
        .isEqualTo(2);
    assertThat(
            cluster.run("--in", table, "--features", "hz", "--column", "start").exit())
        .isEqualTo(2);
    assertThat(cluster.run("--in", table("id,hz\n"), "--features", "hz").err())
        .contains("has no rows; nothing to compare");
    assertThat(cluster.run("--in", table("id,hz\na,\n"), "--features", "hz").err())
        .contains("has no row that can be compared by hz");
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
