package org.smalti.tools.collection;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Predicate;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.table.Filter;
import org.smalti.core.table.PackedRows;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.SortKeys;
import org.smalti.core.table.TableReader;

/**
 * Picks the wanted samples of one file. Each must have a start and a length.
 *
 * @param columns of the rows that are given, in order; what a table lacks is empty
 */
record SubsetWork(String filter, String sort, ArrayList<String> columns)
    implements Work<SubsetWork.Share, SubsetWork.Picked> {
  /**
   * A file and how many samples it gives.
   *
   * @param limit at most; −1: all
   */
  record Share(SampleTable table, int limit) implements Serializable {}

  /**
   * Rows and their sort keys.
   *
   * @param passed how many samples of the file pass the filter
   */
  record Picked(PackedRows rows, SortKeys keys, int passed) implements Serializable {}

  @Override
  public Picked apply(Share share, Task task) {
    SampleTable item = share.table();
    int limit = share.limit();
    try (TableReader reader = new TableReader(item.path())) {
      Predicate<Row> keep = Filter.parse(filter).bind(reader.columns());
      int[] from = columns.stream().mapToInt(reader.columns()::find).toArray();
      SortKeys keys = new SortKeys(Sort.parse(sort), reader.columns());
      PackedRows rows = new PackedRows();
      String[] cells = new String[from.length];
      int start = reader.columns().index(Sample.START);
      int dur = reader.columns().index(Sample.DUR);
      while (reader.hasNext()) {
        CancelledException.throwIfInterrupted();
        Row row = reader.next();
        if (keep.test(row)) {
          row.amount(start);
          row.amount(dur);
          for (int i = 0; i < cells.length; i++) {
            cells[i] = from[i] < 0 ? "" : row.text(from[i]);
          }
          rows.add(cells);
          keys.add(row);
        }
      }
      int[] order = keys.order(keys.positions(), Math.max(0, limit));
      int[] chosen = limit >= 0 && limit < order.length ? Arrays.copyOf(order, limit) : order;
      return new Picked(rows.select(chosen), keys.select(chosen), keys.size());
    }
  }
}
