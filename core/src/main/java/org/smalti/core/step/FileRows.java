package org.smalti.core.step;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/**
 * The rows of a table that name the same file.
 *
 * @param rows their positions in the table, ascending
 * @param samples the place of each row in the file; empty where a step needs no places
 */
public record FileRows(String filename, List<Integer> rows, List<Sample> samples)
    implements Serializable {
  /** How many rows name the file. */
  public int count() {
    return rows.size();
  }

  /**
   * The rows of a table by file, in the order in which the files first stand in it.
   *
   * @param places whether the rows are samples, whose places are needed
   */
  static List<FileRows> of(Table table, boolean places) {
    Map<String, FileRows> files = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      Row row = table.row(i);
      FileRows file = files.computeIfAbsent(
          row.text(Sample.FILENAME),
          name -> new FileRows(name, new ArrayList<>(), new ArrayList<>()));
      file.rows.add(i);
      if (places) {
        file.samples.add(Sample.of(row));
      }
    }
    return new ArrayList<>(files.values());
  }
}
