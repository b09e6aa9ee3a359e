package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.files.TestFiles;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

class GridCommandTest {
  @TempDir
  Path folder;

  private final CommandTester grid = CommandTester.of(GridCommand.class);

  @Test
  void everyRowGetsACellAndKeepsItsOtherColumns() throws IOException {
    Path table = table("filename,note,tsne,tsne2\n007,x,0,0\nb.wav,,1,0\nc.wav,,0,1\nd.wav,,1,1\n");
    assertThat(grid.run("--in", table, "--grid", "2x2").exit()).isZero();
    assertThat(Files.readString(table)).isEqualTo("""
        filename,note,tsne,tsne2,gridX,gridY
        007,x,0,0,0,0
        b.wav,,1,0,1,0
        c.wav,,0,1,0,1
        d.wav,,1,1,1,1
        """);
  }

  @Test
  void aGridThatNeedsMoreNumbersThanAnArrayHoldsIsExplained() throws IOException {
    String columns = "a,".repeat(39) + "a";
    Path table = table("a,tsne,tsne2,at\n1,0,0,0x0\n2,1,1,9999x9999\n");
    var run =
        grid.run("--in", table, "--grid", "10000x10000", "--fixed", "at", "--features", columns);
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .contains("40 numbers of each of 100,000,000 cells")
        .contains("a smaller grid")
        .doesNotContain("bug");
  }

  @Test
  void surplusRowsStayInTheTableWithoutACell() throws IOException {
    Path table =
        table("id,tsne,tsne2,power,clarity\na,0,0,1,0.5\nb,1,0,9,1\nc,2,0,5,1\nd,3,0,7,0\n");
    var run = grid.run("--in", table, "--grid", "2x1", "--out", folder.resolve("other.csv"));
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("2 rows are without a cell, as a grid of 2x1 has only 2 cells");
    assertThat(placed(folder.resolve("other.csv"))).containsExactly("b", "c");
    assertThat(TableReader.read(folder.resolve("other.csv")).size()).isEqualTo(4);
    assertThat(grid.run("--in", table, "--grid", "2x1", "--sort", "power=asc").exit())
        .isZero();
    assertThat(placed(table)).containsExactly("a", "c");
    assertThat(grid.run("--in", table, "--grid", "4x1").exit()).isZero();
    assertThat(placed(table)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void neitherTheOrderOfTheRowsNorTheThreadsChangeWhoLiesWhere() throws IOException {
    Random random = new Random(1);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      rows.add("r" + i + "," + random.nextDouble() + "," + random.nextDouble() + "," + i);
    }
    Set<String> laid = new HashSet<>();
    for (String threads : new String[] {"1", "3"}) {
      Collections.shuffle(rows, random);
      Path table = folder.resolve("table.csv");
      List<String> header = List.of("id,tsne,tsne2,power");
      Files.write(table, Stream.concat(header.stream(), rows.stream()).toList());
      var run =
          grid.run("--in", table, "--grid", "9x8", "--sort", "power=desc", "--threads", threads);
      assertThat(run.exit()).as(run.err()).isZero();
      laid.add(TableReader.read(table).stream()
          .map(row -> row.text("id") + "@" + row.text("gridX") + "," + row.text("gridY"))
          .sorted()
          .toList()
          .toString());
      assertThat(placed(table)).hasSize(72).doesNotContain("r17").contains("r18");
    }
    assertThat(laid).hasSize(1);
  }

  /** The rows that have a cell, by their id. */
  private static List<String> placed(Path table) {
    return TableReader.read(table).stream()
        .filter(row -> row.filled("gridX"))
        .map(row -> row.text("id"))
        .toList();
  }

  @Test
  void theUsualSortNeverLeavesFewerRowsThanCells() throws IOException {
    StringBuilder rows = new StringBuilder("tsne,tsne2,power,clarity\n");
    for (int i = 0; i < 489; i++) {
      rows.append(i * 7 % 489).append(',').append(i).append(",1,").append(i).append('\n');
    }
    Path table = table(rows.toString());
    assertThat(grid.run("--in", table, "--grid", "16x16").exit()).isZero();
    assertThat(cells(TableReader.read(table))).hasSize(256);
  }

  @Test
  void withoutClarityAndPowerTheFirstRowsGetTheCells() throws IOException {
    Path table = table("id,tsne,tsne2\na,0,0\nb,1,0\nc,2,0\n");
    var run = grid.run("--in", table, "--grid", "2x1");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("no column clarity");
    assertThat(placed(table)).containsExactly("a", "b");
  }

  @Test
  void rowsWithoutAPlaceGetNoCell() throws IOException {
    Path table = table("dur,tsne,tsne2\n1,0,0\n1,,\n1,NaN,1\n1,2,2\n");
    var run = grid.run("--in", table, "--grid", "8x8");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("2 rows are without a cell: nothing in tsne, tsne2");
    assertThat(cells(TableReader.read(table))).hasSize(2);
  }

  @Test
  void aSecondRunDoesNothingUntilSomethingChanges() throws IOException {
    Path table = table("tsne,tsne2\n0,0\n1,0\n2,0\n");
    assertThat(grid.run("--in", table, "--grid", "2x1").err()).doesNotContain("already");
    byte[] before = Files.readAllBytes(table);
    var again = grid.run("--in", table, "--grid", "2x1");
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("already has gridX, gridY; --force computes them again");
    assertThat(Files.readAllBytes(table)).isEqualTo(before);
    assertThat(grid.run("--in", table, "--grid", "2x1", "--force").err()).doesNotContain("already");
    assertThat(grid.run("--in", table, "--grid", "3x3").err()).doesNotContain("already");
    table("tsne,tsne2\n0,0\n1,0\n2,9\n");
    assertThat(grid.run("--in", table, "--grid", "3x3").err()).doesNotContain("already");
  }

  @Test
  void aSecondRunIntoAnotherTableDoesNothingUntilAnyCellChanges() throws IOException {
    Path table = table("id,tsne,tsne2\na,0,0\nb,1,0\nc,2,0\n");
    Path out = folder.resolve("new/out.csv");
    assertThat(grid.run("--in", table, "--out", out, "--grid", "2x1").exit()).isZero();
    assertThat(grid.run("--in", table, "--out", out, "--grid", "2x1").err()).contains("already");
    table("id,tsne,tsne2\na,0,0\nz,1,0\nc,2,0\n");
    assertThat(grid.run("--in", table, "--out", out, "--grid", "2x1").err())
        .doesNotContain("already");
    assertThat(Files.readString(out)).contains("z,1,0");
    Files.delete(out);
    assertThat(grid.run("--in", table, "--out", out, "--grid", "2x1").exit()).isZero();
    assertThat(out).exists();
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    Path table = table("filename,tsne\na.wav,0\nb.wav,n/a\n");
    assertThat(grid.run("--in", table).err()).contains("no column tsne2");
    var text = grid.run("--in", table, "--props", "tsne");
    assertThat(text.exit()).isEqualTo(3);
    assertThat(text.err()).contains("row 2: no number in column tsne (\"n/a\")");
    assertThat(grid.run("--in", table, "--grid", "0x4").exit()).isEqualTo(2);
    assertThat(grid.run("--in", table, "--props", "a,b,c").exit()).isNotZero();
    var empty = grid.run("--in", table("tsne,tsne2\n"));
    assertThat(empty.exit()).isEqualTo(3);
    assertThat(empty.err()).contains("run 'smalti tsne' first");
    var typo = grid.run("--in", table("tsne,tsne2\n1,1\n"), "--sort", "powr=desc");
    assertThat(typo.exit()).isEqualTo(3);
    assertThat(typo.err()).contains("no column powr");
  }

  @Test
  void howGoodTheGridIsIsSaid() throws IOException {
    var run =
        grid.run("--in", table("tsne,tsne2\n0,0\n1,0\n2,0\n0,1\n1,1\n2,1\n"), "--grid", "3x2");
    assertThat(run.err())
        .containsPattern(
            "DPQ16 \\d\\.\\d{4} \\(\\d\\.\\d{4} by chance\\), neighbours [\\d.]+ apart")
        .contains("by tsne, tsne2");
  }

  @Test
  void columnsCanSayWhatIsAlikeAndNoPlacesAreNeeded() throws IOException {
    StringBuilder rows = new StringBuilder("id,hz,clarity\n");
    for (int i = 0; i < 64; i++) {
      rows.append(i).append(',').append(i % 8 * 100).append(',').append(i / 8).append('\n');
    }
    Path table = table(rows.toString());
    var run = grid.run("--in", table, "--grid", "8x8", "--features", "hz,clarity");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("by hz, clarity");
    Table laid = TableReader.read(table);
    assertThat(cells(laid)).hasSize(64);
    int together = 0;
    for (Row row : laid.rows()) {
      for (Row other : laid.rows()) {
        double far = Math.abs(row.number("gridX") - other.number("gridX"))
            + Math.abs(row.number("gridY") - other.number("gridY"));
        double unlike = Math.abs(row.number("hz") - other.number("hz")) / 100
            + Math.abs(row.number("clarity") - other.number("clarity"));
        together += far == 1 && unlike == 1 ? 1 : 0;
      }
    }
    assertThat(together).as("of 224 neighbours; by chance about 12").isGreaterThan(150);
  }

  @Test
  void soundsSayWhatIsAlikeAndOneThatCannotBeReadGetsNoCell() throws IOException {
    StringBuilder rows = new StringBuilder("filename,start,dur,tsne,tsne2\n");
    for (int i = 0; i < 8; i++) {
      rows.append(i % 2 == 0 ? "tabla.flac," : "speech_french.wav,")
          .append(250 * i)
          .append(",200,");
      rows.append(i).append(",0\n");
    }
    rows.append("missing.wav,0,100,3,3\n");
    Path table = table(rows.toString());
    var run = grid.run("--in", table, "--grid", "4x4", "--dir", TestFiles.data());
    assertThat(run.exit()).as(run.err()).isEqualTo(6);
    assertThat(run.err())
        .contains("1 row is without a cell: they can't be compared by timbre")
        .contains("by timbre");
    assertThat(cells(TableReader.read(table))).hasSize(8);
    assertThat(folder.resolve("table.csv.failures.csv")).exists();
  }

  @Test
  void silentSamplesAloneNeedNoPlaces() throws IOException {
    Path table = table("""
        filename,start,dur,silent
        a.mp4,0,400,1
        b.mp4,0,400,1
        """);
    var tsne = CommandTester.of(TsneCommand.class).run("--in", table, "--dir", TestFiles.data());
    assertThat(tsne.exit()).as(tsne.err()).isEqualTo(3);
    assertThat(tsne.err()).contains("'smalti grid' gives them cells all the same");
    var run = grid.run("--in", table, "--grid", "2x1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(cells(TableReader.read(table))).hasSize(2);
  }

  @Test
  void aColumnCanFixCells() throws IOException {
    Path table = table("id,tsne,tsne2,at\na,0,0,1x1\nb,1,0,\nc,0,1,\nd,1,1,0x1\ne,5,5,\n");
    var run = grid.run("--in", table, "--grid", "2x2", "--fixed", "at", "--sort", "id=asc");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("1 row is without a cell");
    Table laid = TableReader.read(table);
    assertThat(laid.row(0).text("gridX") + laid.row(0).text("gridY")).isEqualTo("11");
    assertThat(laid.row(3).text("gridX") + laid.row(3).text("gridY")).isEqualTo("01");
    assertThat(cells(laid)).hasSize(4);
    for (String wrong : List.of("2x0", "x", "0x0x", "1x1")) {
      table("id,tsne,tsne2,at\na,0,0,1x1\nb,1,0," + wrong + "\n");
      var refused = grid.run("--in", table, "--grid", "2x2", "--fixed", "at");
      assertThat(refused.exit()).isEqualTo(3);
      assertThat(refused.err()).contains("row 2: " + wrong + " in column at");
    }
  }

  @Test
  void lapIsForSmallGrids() throws IOException {
    Path table = table("tsne,tsne2\n0,0\n9,0\n1,9\n9,9\n");
    assertThat(grid.run("--in", table, "--grid", "2x2", "--method", "lap").exit())
        .isZero();
    assertThat(Files.readString(table)).contains("9,0,1,0").contains("1,9,0,1");
    assertThat(grid.run("--in", table, "--grid", "2x2", "--wrap").exit()).isZero();
    assertThat(grid.run("--in", table, "--grid", "2x2", "--method", "best").exit())
        .isEqualTo(2);
  }

  @Test
  void theMapCanBeDrawnAndColouredEvenIfTheGridIsDone() throws IOException {
    StringBuilder rows = new StringBuilder("id,tsne,tsne2,hz,note\n");
    for (int i = 0; i < 90; i++) {
      rows.append(
          i + "," + i % 10 + "," + i / 10 + "," + 10 * i + "," + (i % 3 == 0 ? "C" : "F#") + "\n");
    }
    Path table = table(rows.toString());
    Path map = folder.resolve("map.png");
    assertThat(grid.run("--in", table, "--grid", "10x10", "--plot", map).exit()).isZero();
    BufferedImage byLikeness = ImageIO.read(map.toFile());
    assertThat(byLikeness.getWidth()).isGreaterThan(700);
    var again = grid.run("--in", table, "--grid", "10x10", "--plot", map, "--colour", "hz");
    assertThat(again.err()).contains("already has gridX").contains("map.png");
    BufferedImage byHz = ImageIO.read(map.toFile());
    int x = byHz.getWidth() / 2;
    int y = byHz.getHeight() / 2;
    assertThat(byHz.getRGB(x, y)).isNotEqualTo(byLikeness.getRGB(x, y));
    Path svg = folder.resolve("map.svg");
    assertThat(grid.run("--in", table, "--grid", "10x10", "--plot", svg, "--colour", "note")
            .exit())
        .isZero();
    assertThat(Files.readString(svg)).contains("<svg");
    assertThat(grid.run("--in", table, "--grid", "10x10", "--plot", "map.txt").exit())
        .isEqualTo(2);
    assertThat(grid.run("--in", table, "--grid", "10x10", "--plot", map, "--colour", "no")
            .err())
        .contains("no column no");
    assertThat(grid.run("--in", table, "--grid", "10x10", "--colour", "hz").err())
        .contains("--colour is for the map; name its file with --plot FILE");
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private static Set<String> cells(Table table) {
    var cells = new HashSet<String>();
    for (Row row : table.rows()) {
      if (row.filled("gridX")) {
        cells.add(row.text("gridX") + "/" + row.text("gridY"));
      }
    }
    return cells;
  }
}
