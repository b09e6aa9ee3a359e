package org.smalti.tools.batch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.files.InputFiles;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * A table of items whose files were changed: with the names of the results, and without what was true of the originals
 * alone. Other columns and rows stay.
 */
final class ResultItems {
  /** What a file's bytes decide. */
  private static final Set<String> OF_THE_FILE = Stream.of(
          List.of(
              ItemColumns.SIZE,
              ItemColumns.MD5,
              ItemColumns.SHA1,
              ItemColumns.CRC32,
              ItemColumns.FORMAT,
              ItemColumns.SAMPLES),
          ItemColumns.PROBED)
      .flatMap(List::stream)
      .collect(Collectors.toUnmodifiableSet());

  /**
   * The name of a file in the folder of the results, relative to it.
   *
   * @param same whether it is the original, of which all stays true
   */
  record NewName(String name, boolean same) {}

  /**
   * What rows become.
   *
   * @param renamed whose files are in the folder of the results
   * @param strange whose files are none of those that were found
   */
  record Count(long rows, long renamed, long strange) {
    /** What is to be said of rows whose files are none of these; empty if there are none. */
    Optional<String> strangers(Path items) {
      return strange == 0
          ? Optional.empty()
          : Optional.of(strange + " of " + rows + " rows of " + items
              + " belong to none of the files: names count from the folder that is named");
    }

    /** What is to be said of rows whose files are not in the folder; empty if there are none. */
    Optional<String> elsewhere(Path items, Path folder, String why) {
      long others = rows - renamed - strange;
      return others == 0
          ? Optional.empty()
          : Optional.of(others + " of " + rows + " rows of " + items
              + " keep the old names, as their files are not in " + folder + ": " + why);
    }
  }

  /** The names in the folder by those of their originals. */
  private final Map<String, NewName> names;
  /** The rows of an earlier table, by the names of their files. */
  private final Map<String, Row> earlier;

  private ResultItems(Map<String, NewName> names, Map<String, Row> earlier) {
    this.names = names;
    this.earlier = earlier;
  }

  /**
   * Writes the table under its own name into a folder. Where it is there already, the rows of results that were not
   * made anew stay as they are, with all that was found out about them since.
   *
   * @param names in the folder by those of their originals
   * @param anew the new names of what was made or put there just now
   */
  static void write(Path items, Path folder, Map<String, NewName> names, Set<String> anew) {
    Path target = target(items, folder);
    Map<String, Row> earlier = new HashMap<>();
    List<String> known = List.of();
    if (Files.exists(target)) {
      Table table = TableReader.read(target);
      table.columns().require(List.of(ItemColumns.FILENAME));
      known = table.columns().names();
      table.stream()
          .filter(row -> !anew.contains(row.text(ItemColumns.FILENAME)))
          .forEach(row -> earlier.put(row.text(ItemColumns.FILENAME), row));
    }
    try (TableReader reader = new TableReader(items)) {
      reader.columns().require(List.of(ItemColumns.FILENAME));
      List<String> columns = reader.columns().plus(known).names();
      ResultItems results = new ResultItems(names, earlier);
      try (TableWriter writer = new TableWriter(target, columns)) {
        while (reader.hasNext()) {
          writer.add(results.cells(reader.next(), columns));
        }
        writer.commit();
      }
    }
  }

  /** Where the table goes. */
  static Path target(Path items, Path folder) {
    return folder.resolve(String.valueOf(items.getFileName()));
  }

  /**
   * Looks at the table before the work.
   *
   * @throws org.smalti.core.SmaltiException if it can't be read, is no table of items, or would be written over
   */
  static void check(Path items, Path folder) {
    new InputFiles(List.of(items)).spare(target(items, folder));
    try (TableReader reader = new TableReader(items)) {
      reader.columns().require(List.of(ItemColumns.FILENAME));
    }
  }

  /**
   * Counts the rows of a table.
   *
   * @param there names of files that are in the folder of the results
   * @param files all names by which a table may call the files
   */
  static Count count(Path items, Set<String> there, Set<String> files) {
    long rows = 0;
    long renamed = 0;
    long strange = 0;
    try (TableReader reader = new TableReader(items)) {
      while (reader.hasNext()) {
        String name = normal(reader.next().text(ItemColumns.FILENAME));
        rows++;
        renamed += there.contains(name) ? 1 : 0;
        strange += name.isBlank() || there.contains(name) || files.contains(name) ? 0 : 1;
      }
    }
    return new Count(rows, renamed, strange);
  }

  private static String normal(String name) {
    try {
      return Path.of(name).normalize().toString();
    } catch (InvalidPathException noName) {
      return name;
    }
  }

  private String[] cells(Row row, List<String> columns) {
    String name = row.text(ItemColumns.FILENAME);
    NewName result = names.get(normal(name));
    Row before = earlier.get(result == null ? name : result.name());
    String[] cells = new String[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      String column = columns.get(i);
      if (before != null) {
        cells[i] = before.text(column, row.text(column, ""));
      } else if (result == null) {
        cells[i] = row.text(column, "");
      } else if (column.equals(ItemColumns.FILENAME)) {
        cells[i] = result.name();
      } else {
        boolean gone = !result.same()
            && (OF_THE_FILE.contains(column) || column.startsWith(ItemColumns.MEDIAN));
        cells[i] = gone ? "" : row.text(column, "");
      }
    }
    return cells;
  }
}
