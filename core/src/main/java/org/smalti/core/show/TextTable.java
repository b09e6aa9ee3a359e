package org.smalti.core.show;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** A table as text for people: columns aligned, numbers to the right, with their units. */
public final class TextTable {
  /** What may stand behind a number: {@code MB}, {@code %}, {@code s}. */
  private static final Pattern UNIT = Pattern.compile(" (%|\\p{L}{1,2})$");

  private final Table table;

  public TextTable(Table table) {
    this.table = table;
  }

  /** Prints a line of column names and one for each row; nothing if there is no row. */
  public void print(PrintStream out) {
    if (table.size() == 0) {
      return;
    }
    List<String> names = table.columns().names();
    int[] widths = new int[names.size()];
    boolean[] numeric = new boolean[names.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      numeric[column] = table.stream().map(row -> row.text(at)).allMatch(TextTable::isNumber);
      widths[column] = Math.max(
          TextWidth.of(names.get(column)),
          table.stream().mapToInt(row -> TextWidth.of(shown(row, at))).max().orElse(0));
    }
    print(out, names, widths, numeric);
    for (Row row : table.rows()) {
      List<String> cells = IntStream.range(0, widths.length)
          .mapToObj(column -> shown(row, column))
          .toList();
      print(out, cells, widths, numeric);
    }
  }

  private static void print(PrintStream out, List<String> cells, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - TextWidth.of(cells.get(column)));
      line.append(numeric[column] ? padding + cells.get(column) : cells.get(column) + padding);
      line.append("  ");
    }
    out.print(line.toString().stripTrailing() + "\n");
  }

  /** A name may hold anything; on a terminal it must stay one line. */
  private static String shown(Row row, int column) {
    return row.text(column).replaceAll("\\p{Cntrl}", "?");
  }

  private static boolean isNumber(String cell) {
    return cell.isEmpty() || !Double.isNaN(CellFormat.number(UNIT.matcher(cell).replaceFirst("")));
  }
}
