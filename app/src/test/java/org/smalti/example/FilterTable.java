package org.smalti.example;

import java.nio.file.Path;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/** A table read, filtered, sorted, given a column, and written: columns that nobody knows stay. */
public final class FilterTable {
  /** @param arguments the table, and the one to write */
  public static void main(String... arguments) {
    Table items = TableReader.read(Path.of(arguments[0]));
    Table chosen = Filter.parse("licenseurl~=creativecommons&date>2000-01-01").apply(items);
    Table sorted = Sort.parse("date=desc").apply(chosen);
    double[] letters =
        sorted.stream().mapToDouble(row -> row.text("title").length()).toArray();
    TableWriter.write(sorted.with("letters", letters, 0), Path.of(arguments[1]));
    System.out.println(sorted.size() + " of " + items.size() + " rows");
  }
}
