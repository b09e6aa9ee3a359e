package org.smalti.core.show;

import java.util.List;
import java.util.regex.Pattern;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Table;

/**
 * A column of a table as text.
 *
 * @param cells as they are shown
 * @param numeric whether they are numbers, which stand on the right
 * @param width characters that the column takes
 */
record TextColumn(String name, List<String> cells, boolean numeric, int width) {
  /** Characters: words can't be told apart in fewer. */
  static final int SHORTEST = 16;

  /** What may stand behind a number: {@code MB}, {@code %}, {@code s}. */
  private static final Pattern UNIT = Pattern.compile(" (%|\\p{L}{1,2})$");

  static TextColumn of(Table table, int column) {
    List<String> cells = table.stream().map(row -> shown(row.text(column))).toList();
    String name = table.columns().names().get(column);
    int widest = cells.stream().mapToInt(TextWidth::of).max().orElse(0);
    return new TextColumn(
        name,
        cells,
        table.stream().allMatch(row -> isNumber(row.text(column))),
        Math.max(TextWidth.of(name), widest));
  }

  /** A name may hold anything; on a terminal it must stay one line. */
  private static String shown(String cell) {
    return cell.replaceAll("\\p{Cntrl}", "?");
  }

  private static boolean isNumber(String cell) {
    return cell.isEmpty() || !Double.isNaN(CellFormat.number(UNIT.matcher(cell).replaceFirst("")));
  }

  boolean isEmpty() {
    return cells.stream().allMatch(String::isEmpty);
  }

  boolean canBeShorter() {
    return !numeric && width > SHORTEST;
  }

  /** The same in fewer characters. */
  TextColumn shortened(int characters) {
    return characters >= width ? this : new TextColumn(name, cells, numeric, characters);
  }

  String heading() {
    return aligned(name);
  }

  String cell(int row) {
    return aligned(cells.get(row));
  }

  private String aligned(String text) {
    String fitting = TextWidth.withoutMiddle(text, width);
    String padding = " ".repeat(Math.max(0, width - TextWidth.of(fitting)));
    return numeric ? padding + fitting : fitting + padding;
  }
}
