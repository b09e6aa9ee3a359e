package org.smalti.tools.stats;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/**
 * How many rows of a table carry each tag. A cell holds any number of tags; one that stands twice in a row counts once.
 *
 * @param rows that were looked at
 * @param tagged rows with at least one tag
 * @param counts the most frequent first, then by name
 */
record TagCounts(int rows, int tagged, List<Count> counts) {

  /** A tag and the number of rows that carry it. */
  record Count(String tag, int rows) {}

  /**
   * Counts the tags in some columns together.
   *
   * @param separator between the tags of a cell
   */
  static TagCounts of(Path table, List<String> columns, String separator, Filter filter) {
    Map<String, Integer> counts = new HashMap<>();
    int rows = 0;
    int tagged = 0;
    try (TableReader reader = new TableReader(table)) {
      reader.columns().require(columns);
      var keep = filter.bind(reader.columns());
      while (reader.hasNext()) {
        Row row = reader.next();
        if (keep.test(row)) {
          Set<String> tags = tags(row, columns, separator);
          tags.forEach(tag -> counts.merge(tag, 1, Integer::sum));
          rows++;
          tagged += tags.isEmpty() ? 0 : 1;
        }
      }
    }
    if (tagged == 0) {
      throw SmaltiException.input(table + ": nothing stands in " + String.join(", ", columns)
          + " of " + rows + " rows; check the columns and the filter");
    }
    List<Count> sorted = counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Count::rows).reversed().thenComparing(Count::tag))
        .toList();
    return new TagCounts(rows, tagged, sorted);
  }

  /** The share of the rows that carry a tag, 0..1. */
  double share(Count count) {
    return (double) count.rows() / rows;
  }

  private static Set<String> tags(Row row, List<String> columns, String separator) {
    Set<String> tags = new LinkedHashSet<>();
    for (String column : columns) {
      String cell = row.has(column) ? row.text(column) : "";
      int from = 0;
      while (from <= cell.length()) {
        int end = cell.indexOf(separator, from);
        end = end < 0 ? cell.length() : end;
        String tag = cell.substring(from, end).strip();
        if (!tag.isEmpty()) {
          tags.add(tag);
        }
        from = end + separator.length();
      }
    }
    return tags;
  }
}
