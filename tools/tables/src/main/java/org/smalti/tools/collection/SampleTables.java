package org.smalti.tools.collection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.GlobPattern;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Filter;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** Finds the samples tables that a subset is taken from. */
final class SampleTables {
  private static final String DEFAULT_FILTER = ItemColumns.SAMPLES + ">0";

  private SampleTables() {}

  /**
   * Those of the items that pass a filter, in the order of a sort, each once.
   *
   * @param folder of the samples tables, which are called {@code FOLDER/FILE.csv}; or a pattern with
   *     {@code %s} for the file
   * @param filter the empty text for {@code samples>0}
   */
  static List<SampleTable> ofItems(Path items, String folder, String filter, Sort sort) {
    Table table = TableReader.read(items);
    Columns columns = table.columns();
    columns.require(List.of(ItemColumns.FILENAME));
    if (filter.isEmpty() && !columns.has(ItemColumns.SAMPLES)) {
      throw SmaltiException.input(
          items + ": no column " + ItemColumns.SAMPLES
              + "; run 'smalti summarize' first, or choose items by another filter, such as 'filename?='");
    }
    Predicate<Row> keep =
        Filter.parse(filter.isEmpty() ? DEFAULT_FILTER : filter).bind(columns);
    if (!folder.contains("%s") && !Files.isDirectory(Path.of(folder))) {
      throw SmaltiException.input(
          folder + ": no such folder; 'smalti samples' fills it, or name another folder");
    }
    String pattern =
        folder.contains("%s") ? folder : Path.of(folder).resolve("%s.csv").toString();
    Set<SampleTable> tables = new LinkedHashSet<>();
    for (Row row : sort.apply(table.where(keep)).rows()) {
      String name = row.text(ItemColumns.FILENAME);
      if (!name.isEmpty()) {
        tables.add(new SampleTable(name, LocalPath.of(MediaFolder.mirrored(pattern, name))));
      }
    }
    if (tables.isEmpty()) {
      throw SmaltiException.input(items + ": none of its " + table.size()
          + " rows passes the filter " + (filter.isEmpty() ? DEFAULT_FILTER : filter)
          + "; widen it, or run 'smalti samples' and 'smalti summarize' first");
    }
    return List.copyOf(tables);
  }

  /** Those that are named, or match a pattern such as {@code tmp/samples/**.csv}, in the order of their paths. */
  static List<SampleTable> named(List<String> names) {
    Set<SampleTable> tables = new LinkedHashSet<>();
    for (String name : names) {
      boolean pattern = GlobPattern.isGlob(name);
      if (!pattern || Files.exists(Path.of(name))) {
        tables.add(new SampleTable(name, LocalPath.of(Path.of(name))));
        continue;
      }
      List<Path> found = matching(name);
      if (found.isEmpty()) {
        throw SmaltiException.input(name + ": no file matches");
      }
      found.forEach(path -> tables.add(new SampleTable(path.toString(), LocalPath.of(path))));
    }
    return List.copyOf(tables);
  }

  private static List<Path> matching(String glob) {
    Path folder = Path.of(GlobPattern.folder(glob));
    GlobPattern pattern = GlobPattern.below(glob);
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      return List.of();
    }
    int depth = glob.contains("**") ? Integer.MAX_VALUE : glob.split("/", -1).length;
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(file -> pattern.matches(folder.relativize(file)))
          .filter(SampleTables::mayBeTable)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw SmaltiException.input(folder + " can't be listed: " + e.getMessage(), e);
    }
  }

  /** Hidden files and lists of failures lie beside samples tables. */
  private static boolean mayBeTable(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file)
        && !name.startsWith(".")
        && !name.equals("failures.csv")
        && !name.endsWith(".failures.csv");
  }
}
