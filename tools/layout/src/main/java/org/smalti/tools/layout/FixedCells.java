package org.smalti.tools.layout;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** The cells that a column of a table names: {@code 12x7} is column 12 of row 7, both from 0; empty is any cell. */
final class FixedCells {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})[xX](\\d{1,9})");

  private FixedCells() {}

  /**
   * The cell of each row, −1 where there is none.
   *
   * @throws SmaltiException naming the row whose cell has another form, lies outside the grid, or is taken
   */
  static int[] of(Table table, String column, GridSize size) {
    int[] cells = new int[table.size()];
    Map<Integer, Row> holders = new HashMap<>();
    Arrays.fill(cells, -1);
    for (int i = 0; i < cells.length; i++) {
      Row row = table.row(i);
      if (row.has(column)) {
        cells[i] = cell(row, column, size);
        Row holder = holders.putIfAbsent(cells[i], row);
        if (holder != null) {
          throw wrong(row, column, "is the cell of row " + holder.number() + " too");
        }
      }
    }
    return cells;
  }

  private static int cell(Row row, String column, GridSize size) {
    Matcher form = FORM.matcher(row.text(column).strip());
    if (!form.matches()) {
      throw wrong(row, column, "is no cell; write column x row, from 0, such as 12x7");
    }
    int x = Integer.parseInt(form.group(1));
    int y = Integer.parseInt(form.group(2));
    if (x >= size.columns() || y >= size.rows()) {
      throw wrong(
          row,
          column,
          "lies outside a grid of " + size + ", whose last cell is " + (size.columns() - 1) + "x"
              + (size.rows() - 1));
    }
    return y * size.columns() + x;
  }

  private static SmaltiException wrong(Row row, String column, String fact) {
    return SmaltiException.input(row.columns().source() + ", row " + row.number() + ": "
        + row.text(column) + " in column " + column + " " + fact);
  }
}
