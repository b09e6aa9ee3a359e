package org.smalti.tools.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/**
 * Picks the wanted samples of one file.
 *
 * @param columns of the cells that are given, in order; what a table lacks is empty
 * @param limit 0 for none
 */
record FileSubset(String filter, String sort, int limit, ArrayList<String> columns)
    implements Work<SampleTable, String[][]> {

  @Override
  public String[][] apply(SampleTable item, Task task) {
    try (TableReader reader = new TableReader(item.path())) {
      Predicate<Row> keep = Filter.parse(filter).bind(reader.columns());
      List<Row> rows = new ArrayList<>();
      while (reader.hasNext()) {
        CancelledException.throwIfInterrupted();
        Row row = reader.next();
        if (keep.test(row)) {
          rows.add(row);
        }
      }
      Table ordered = Sort.parse(sort).apply(Table.of(reader.columns(), rows), limit);
      Table chosen = limit == 0 ? ordered : ordered.limit(limit);
      return cells(chosen);
    }
  }

  private String[][] cells(Table table) {
    Columns own = table.columns();
    int[] from = columns.stream().mapToInt(own::find).toArray();
    String[][] cells = new String[table.size()][from.length];
    for (int i = 0; i < cells.length; i++) {
      Row row = table.row(i);
      for (int j = 0; j < from.length; j++) {
        cells[i][j] = from[j] < 0 ? "" : row.text(from[j]);
      }
    }
    return cells;
  }
}
