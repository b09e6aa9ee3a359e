package org.smalti.tools.stats;

import java.util.ArrayList;
import java.util.List;

/** Sums and medians of columns as lines of text, in aligned columns. */
record Totals(ColumnValues.All values) {
  private static final String GAP = "   ";

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
