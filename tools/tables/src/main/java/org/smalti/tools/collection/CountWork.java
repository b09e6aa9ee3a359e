package org.smalti.tools.collection;

import java.util.function.Predicate;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/** Counts the samples of one file that pass a filter. */
record CountWork(String filter) implements Work<SampleTable, Integer> {
  @Override
  public Integer apply(SampleTable item, Task task) {
    try (TableReader reader = new TableReader(item.path())) {
      Predicate<Row> keep = Filter.parse(filter).bind(reader.columns());
      int count = 0;
      while (reader.hasNext()) {
        CancelledException.throwIfInterrupted();
        count += keep.test(reader.next()) ? 1 : 0;
      }
      return count;
    }
  }
}
