package org.smalti.core.step;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** What a table of several rows for each file says, by file, as an earlier run has left it. */
public final class RowsByFile {
  private final List<String> columns;
  private final Map<String, List<Row>> files;

  private RowsByFile(List<String> columns, Map<String, List<Row>> files) {
    this.columns = columns;
    this.files = files;
  }

  /**
   * Reads a table; nothing where there is no file.
   *
   * @param required columns that it must have besides the names of files
   * @throws org.smalti.core.SmaltiException if one is missing
   */
  public static RowsByFile read(Path file, List<String> required) {
    if (!Files.exists(file)) {
      return new RowsByFile(List.of(), Map.of());
    }
    Table table = TableReader.read(file);
    table.columns().require(List.of(Sample.FILENAME));
    table.columns().require(required);
    Map<String, List<Row>> files = new LinkedHashMap<>();
    table
        .rows()
        .forEach(row -> files
            .computeIfAbsent(row.text(Sample.FILENAME), name -> new ArrayList<>())
            .add(row));
    return new RowsByFile(table.columns().names(), files);
  }

  /** The columns of a step, and those of the table that the step does not know. */
  public List<String> with(List<String> known) {
    List<String> all = new ArrayList<>(known);
    columns.stream().filter(name -> !known.contains(name)).forEach(all::add);
    return all;
  }

  /** The files in it, in the order in which they first stand. */
  public Set<String> files() {
    return files.keySet();
  }

  /** The rows of a file; none if it is not in it. */
  public List<Row> rows(String file) {
    return files.getOrDefault(file, List.of());
  }
}
