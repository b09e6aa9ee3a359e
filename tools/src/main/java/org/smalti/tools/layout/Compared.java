package org.smalti.tools.layout;

import java.util.Arrays;
import java.util.List;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.vector.Vectors;

/**
 * The rows of a table that can be compared.
 *
 * @param rows their numbers, rising
 * @param vectors one for each of them
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
record Compared(int[] rows, Vectors vectors) {
  boolean isEmpty() {
    return rows.length == 0;
  }

  /** The table with a column that has one cell for each of these rows and is empty in the others. */
  ColumnStep.Made fill(Table table, String column, String[] cells) {
    String[] all = new String[table.size()];
    Arrays.fill(all, "");
    for (int i = 0; i < rows.length; i++) {
      all[rows[i]] = cells[i];
    }
    return new ColumnStep.Made(
        table.with(List.of(column), i -> new String[] {all[i]}), rows.length);
  }
}
