package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortKeysTest {
  private static final Columns COLUMNS = new Columns("t.csv", List.of("a", "b"));
  private static final String[] CELLS = {
    "", " ", "1", "-0", "0", "2.5", "x", "X ", "é", "1e2", "-3", "NaN", "None"
  };

  @TempDir
  Path folder = Path.of("");

  private static List<String[]> rows(List<Integer> numbers) {
    return numbers.stream()
        .map(n -> new String[] {CELLS[n % CELLS.length], CELLS[n / CELLS.length]})
        .toList();
  }

  private static SortKeys keys(String sort, List<String[]> rows) {
    SortKeys keys = new SortKeys(Sort.parse(sort), COLUMNS);
    Table.ofCells(COLUMNS, rows).rows().forEach(keys::add);
    return keys;
  }

  /** The rule in words: missing cells last, numbers before text, equal ones in the order they had. */
  private static List<Integer> plainly(List<String[]> rows, int column, boolean descending) {
    Comparator<String> byContent = Comparator.comparing(
            (String cell) -> Double.isNaN(CellFormat.number(cell)))
        .thenComparing((one, other) -> Double.isNaN(CellFormat.number(one))
            ? one.strip().compareToIgnoreCase(other.strip())
            : Double.compare(CellFormat.number(one) + 0.0, CellFormat.number(other) + 0.0));
    Comparator<String> order = Comparator.comparing(CellFormat::isMissing)
        .thenComparing(descending ? byContent.reversed() : byContent);
    List<Integer> positions =
        new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    positions.sort((one, other) ->
        order.compare(present(rows.get(one)[column]), present(rows.get(other)[column])));
    return positions;
  }

  private static String present(String cell) {
    return CellFormat.isMissing(cell) ? "" : cell;
  }

  @Test
  void packedCellsSortAsPlainOnes() {
    qt().forAll(lists()
            .of(integers().between(0, CELLS.length * CELLS.length - 1))
            .ofSizeBetween(0, 60))
        .checkAssert(numbers -> {
          List<String[]> rows = rows(numbers);
          for (boolean descending : new boolean[] {false, true}) {
            SortKeys keys = keys(descending ? "a=desc" : "a", rows);
            assertThat(keys.order(keys.positions(), 0))
                .containsExactly(plainly(rows, 0, descending).stream()
                    .mapToInt(Integer::intValue)
                    .toArray());
          }
        });
  }

  @Test
  void keysThatWereSelectedAndPutTogetherSortAsOne() {
    List<String[]> rows =
        rows(new Random(1).ints(1000, 0, CELLS.length * CELLS.length).boxed().toList());
    String sort = "b=desc=0.8&random=3=0.9&a&b=asc=400";
    SortKeys whole = keys(sort, rows);
    SortKeys parts = keys(sort, List.of());
    for (int from = 0; from < 1000; from += 250) {
      parts.addAll(whole.select(IntStream.range(from, from + 250).toArray()));
    }
    assertThat(parts.order(parts.positions(), 500))
        .containsExactly(whole.order(whole.positions(), 500))
        .hasSize(500);
  }

  @Test
  void shufflesAsTheLibraryDoes() {
    List<Integer> expected = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
    Collections.shuffle(expected, new Random(7));
    int[] positions = IntStream.range(0, 100).toArray();
    SortKeys.shuffle(positions, 7);
    assertThat(Arrays.stream(positions).boxed()).isEqualTo(expected);
  }

  @Test
  void rowsThatWaitedOnDiskComeBackInAnyOrder() {
    PackedRows packed = new PackedRows();
    for (int i = 0; i < 3000; i++) {
      packed.add("row " + i + (i % 1000 == 7 ? ", \"ü\"\n".repeat(20_000) : ""), "" + i);
    }
    int[] order = IntStream.range(0, 3000).toArray();
    SortKeys.shuffle(order, 1);
    Path out = folder.resolve("out.csv");
    try (RowSpill spill = new RowSpill(folder.resolve("spill"));
        TableWriter writer = new TableWriter(out, List.of("text", "number"))) {
      spill.add(packed);
      spill.add(packed.select(new int[] {7, 0}));
      assertThat(spill.size()).isEqualTo(3002);
      spill.write(order, writer);
      writer.commit();
    }
    Table table = TableReader.read(out);
    assertThat(table.stream().map(row -> row.text("number")))
        .containsExactlyElementsOf(
            Arrays.stream(order).mapToObj(String::valueOf).toList());
    assertThat(table.stream().filter(row -> row.text("number").equals("2007")))
        .allMatch(row -> row.text("text").length() == "row 2007".length() + 6 * 20_000);
  }
}
