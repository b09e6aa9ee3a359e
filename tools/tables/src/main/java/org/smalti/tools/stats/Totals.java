package org.smalti.tools.stats;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

/** Sums and medians of columns, as lines of text in aligned columns and as a table. */
record Totals(ColumnValues.All values) {
  /** The columns of {@link #table} whose cells are words. */
  static final List<String> WORDS = List.of("column", "leftOut");

  private static final String GAP = "   ";
  private static final int PLACES = 6;

  List<String> lines() {
    List<String[]> cells = new ArrayList<>();
    cells.add(new String[] {"column", "n", "sum", "median", "left out"});
    values.columns().forEach(column -> cells.add(cells(column)));
    int[] widths = new int[cells.get(0).length];
    for (String[] row : cells) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(NumberText.whole(values.rows()) + (values.rows() == 1 ? " row" : " rows"));
    cells.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  /** The same for programs: plain numbers, lengths of time in the unit of the column. */
  Table table() {
    List<String[]> rows = values.columns().stream()
        .map(column -> new String[] {
          column.property().name(),
          Integer.toString(column.count()),
          CellFormat.decimal(column.sum(), PLACES),
          CellFormat.decimal(column.median(), PLACES),
          column.leftOutSentence()
        })
        .toList();
    return Table.ofCells(
        new Columns("totals", List.of("column", "n", "sum", "median", "leftOut")), rows);
  }

  private static String[] cells(ColumnValues column) {
    double seconds = column.property().secondsForTotals();
    String sum =
        seconds > 0 ? NumberText.clock(column.sum() * seconds) : NumberText.show(column.sum());
    String median = seconds > 0
        ? NumberText.clock(column.median() * seconds)
        : NumberText.show(column.median());
    String name = column.property().name();
    return new String[] {
      name, NumberText.whole(column.count()), sum, median, column.leftOutSentence()
    };
  }

  /** Words to the left, numbers to the right. */
  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String padding = " ".repeat(widths[i] - row[i].length());
      boolean words = i == 0 || i == row.length - 1;
      line.append(i == 0 ? "" : GAP).append(words ? row[i] + padding : padding + row[i]);
    }
    return line.toString().stripTrailing();
  }
}
