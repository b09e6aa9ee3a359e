package org.smalti.tools.layout;

import java.util.Arrays;
import java.util.List;
import org.smalti.core.step.TableColumns;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.vector.Vectors;

/**
 * The rows of a table that can be compared.
 *
 * @param rows their numbers, ascending
 * @param vectors one for each of them; behind them those of other sounds, if there are any
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
record ComparedRows(int[] rows, Vectors vectors) {
  boolean isEmpty() {
    return rows.length == 0;
  }

  /**
   * The unit of distances: the usual distance of two of these rows; 1 if there is none because all are equal.
   */
  double usualDistance() {
    double usual = vectors.usualDistance(rows.length);
    return usual > 0 ? usual : 1;
  }

  /**
   * The table with columns that are filled in these rows and empty in the others.
   *
   * @param cells of each of these rows, one for each column
   */
  TableColumns.FilledTable fill(Table table, List<String> columns, String[][] cells) {
    String[][] all = new String[table.size()][columns.size()];
    for (String[] row : all) {
      Arrays.fill(row, "");
    }
    for (int i = 0; i < rows.length; i++) {
      all[rows[i]] = cells[i];
    }
    return new TableColumns.FilledTable(table.with(columns, i -> all[i]), rows.length);
  }
}
