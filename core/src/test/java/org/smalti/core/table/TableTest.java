package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.SmaltiException;

class TableTest {
  @TempDir
  Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void fails(Path table, String message) {
    assertThatThrownBy(() -> TableReader.read(table))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining(table.toString())
        .hasMessageContaining(message);
  }

  @Test
  void whatIsWrittenIsReadAgainToTheLetter() {
    Path path = folder.resolve("any.csv");
    qt().withExamples(300)
        .forAll(lists()
            .of(strings().betweenCodePoints(0, 0xD7FF).ofLengthBetween(0, 8))
            .ofSize(6))
        .checkAssert(cells -> {
          var rows = List.of(
              cells.subList(0, 2).toArray(String[]::new),
              cells.subList(2, 4).toArray(String[]::new));
          TableWriter.write(Table.ofCells(new Columns("any.csv", List.of("a", "b")), rows), path);
          Table read = TableReader.read(path);
          assertThat(read.size()).isEqualTo(2);
          for (int i = 0; i < 4; i++) {
            assertThat(read.row(i / 2).text(i % 2)).isEqualTo(cells.get(i));
          }
        });
  }

  @Test
  void anEqualTableIsNotWrittenAgain() throws IOException {
    Path path = file("t.csv", "a,b\n1,2\n");
    Files.setLastModifiedTime(path, FileTime.fromMillis(0));
    for (String cell : List.of("2", "3")) {
      try (TableWriter writer = new TableWriter(path, List.of("a", "b"))) {
        writer.add("1", cell);
        assertThat(writer.commitIfChanged()).isEqualTo(cell.equals("3"));
      }
      assertThat(Files.getLastModifiedTime(path).toMillis() == 0).isEqualTo(cell.equals("2"));
    }
    assertThat(path).hasContent("a,b\n1,3\n");
  }

  @Test
  void aTableOfOneEmptyCellKeepsItsRow() {
    Path path = folder.resolve("one.csv");
    TableWriter.write(
        Table.ofCells(
            new Columns("one.csv", List.of("a")),
            List.<String[]>of(new String[] {""}, new String[] {"x"})),
        path);
    assertThat(TableReader.read(path).size()).isEqualTo(2);
  }

  @Test
  void textThatLooksNumericStaysText() throws IOException {
    Table table = TableReader.read(file("t.csv", "filename,x\n007,1.0\n2019_01,+1\n"));
    Path copy = folder.resolve("copy.csv");
    TableWriter.write(table, copy);
    assertThat(copy).hasContent("filename,x\n007,1.0\n2019_01,+1\n");
  }

  @Test
  void spreadsheetsMayWriteCarriageReturnsAndAByteOrderMark() throws IOException {
    Table table = TableReader.read(file("t.csv", "\uFEFFfilename,x\r\na,\"1\"\"\"\r\n"));
    assertThat(table.columns().names()).containsExactly("filename", "x");
    assertThat(table.row(0).text("x")).isEqualTo("1\"");
  }

  @Test
  void cellsMayBeSeparatedBySemicolonsOrTabs() throws IOException {
    Table table = TableReader.read(
        file(
            "t.csv",
            "filename;hz;title (a, b)\r\na.wav;440,5;\"x;y\"\r\nb.wav;-1.234,25;1, 2\r\nc.wav;7;,5\r\n"));
    assertThat(table.columns().names()).containsExactly("filename", "hz", "title (a, b)");
    assertThat(table.numbers("hz")).containsExactly(440.5, -1234.25, 7);
    assertThat(table.row(0).text("title (a, b)")).isEqualTo("x;y");
    assertThat(table.row(1).text("title (a, b)")).isEqualTo("1, 2");
    Path copy = folder.resolve("copy.csv");
    TableWriter.write(table, copy);
    assertThat(copy).hasContent("""
        filename,hz,"title (a, b)"
        a.wav,440.5,x;y
        b.wav,-1234.25,"1, 2"
        c.wav,7,.5
        """);
    Table tabs = TableReader.read(file("t.tsv", "filename\thz\na, b.wav\t440.5\n"));
    assertThat(tabs.row(0).text("filename")).isEqualTo("a, b.wav");
    assertThat(tabs.numbers("hz")).containsExactly(440.5);
    assertThat(TableReader.read(file("e.csv", "sep=;\na;b\n1,5;2\n")).numbers("a"))
        .containsExactly(1.5);
  }

  @Test
  void aCommaIsNoDecimalWhereNumbersHavePointsOrCommasSeparate() throws IOException {
    Table points = TableReader.read(file("p.csv", "title;hz\n10,000;0.5\n"));
    assertThat(points.row(0).text("title")).isEqualTo("10,000");
    Table commas = TableReader.read(file("c.csv", "title,subject\n\"1,5\",a;b\n"));
    assertThat(commas.row(0).text("title")).isEqualTo("1,5");
    Table tags = TableReader.read(file("s.csv", "title,a;b\nx,y\n"));
    assertThat(tags.columns().names()).containsExactly("title", "a;b");
    fails(file("short.csv", "a;b\n1;2\n3\n"), "row 2: 1 cells where the header has 2");
    fails(file("tab.csv", "a\tb\n1\n"), "separated by tabs");
  }

  @Test
  void badTablesAreNamedWithTheirRow() throws IOException {
    fails(folder.resolve("none.csv"), "no such file");
    fails(folder, "is a folder");
    fails(file("empty.csv", ""), "is empty");
    fails(file("short.csv", "a,b\n1,2\n3\n"), ", row 2: 1 cells where the header has 2");
    fails(file("long.csv", "a,b\n1,2,3\n"), ", row 1: 3 cells where the header has 2");
    fails(file("twice.csv", "a,a\n"), "column a stands twice");
    fails(file("quote.csv", "a,b\n\"x,y\n"), "quote");
    Path latin = Files.write(
        folder.resolve("latin.csv"), "a\nGenève\n".getBytes(StandardCharsets.ISO_8859_1));
    fails(latin, "is not UTF-8 text");
  }

  @Test
  void aBadNumberIsNamedWithFileRowAndColumn() throws IOException {
    Table table = TableReader.read(file("points.csv", "hz,db\n440,-3\nn/a,NaN\n"));
    assertThatThrownBy(() -> table.numbers("hz"))
        .hasMessageEndingWith("points.csv, row 2: no number in column hz (\"n/a\")");
    assertThatThrownBy(() -> table.numbers("db"))
        .hasMessageEndingWith("points.csv, row 2: no number in column db (\"NaN\")");
    assertThatThrownBy(() -> table.numbers("pitch"))
        .hasMessageEndingWith("points.csv: no column pitch; it has hz, db");
  }

  @Test
  void columnsThatAreNotKnownAreKept() throws IOException {
    Table table = TableReader.read(file("t.csv", "mine,x\nfoo,1\nbar,2\n"));
    Table wider = table.with("y", new double[] {0.5, 2}, 3).with("x", new double[] {7, 8}, 3);
    Path out = folder.resolve("out.csv");
    TableWriter.write(wider, out);
    assertThat(out).hasContent("mine,x,y\nfoo,7,0.5\nbar,8,2\n");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 1",
    "1.25, 1, 1.3",
    "-0.0004, 3, 0",
    "-1, 3, -1",
    "1234.5678, 3, 1234.568",
    "100, 3, 100",
    "0.05, 2, 0.05",
    "1e20, 2, 100000000000000000000",
    "NaN, 2, ''"
  })
  void numbersAreWrittenPlainly(double value, int places, String text) {
    assertThat(CellFormat.decimal(value, places)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "' 7 ', 7",
    "1e3, 1000",
    "007, 7",
    "x, NaN",
    "'', NaN",
    "NaN, NaN",
    "0x10, NaN",
    "1d, NaN",
    "1.2.3, NaN"
  })
  void numbersAreReadStrictly(String cell, double value) {
    assertThat(Double.valueOf(CellFormat.number(cell))).isEqualTo(Double.valueOf(value));
  }
}
