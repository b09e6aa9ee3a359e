package org.smalti.scrapers.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.SafeName;
import org.smalti.core.run.Failure;
import org.smalti.core.table.Filter;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/**
 * The files that an items table names.
 *
 * @param files in the order of the table; no two of them are one file, not even where case does not count
 * @param refused a failure for each row that names no file that could be fetched
 */
public record DownloadList(List<Download> files, List<Failure> refused) {
  /**
   * Reads the table row by row; what is kept of a row is its {@link Download}.
   *
   * @param filter which rows
   * @param folder the media folder
   * @param advice what a person should do when a row has no web address, such as {@code run 'smalti search' again}
   * @throws SmaltiException if the table has not the columns of an items table or of the filter, or the folder is a
   *     file
   */
  public static DownloadList of(Path table, Filter filter, Path folder, String advice) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw SmaltiException.input(folder + " is a file; name the folder of the media");
    }
    List<Download> files = new ArrayList<>();
    List<Failure> refused = new ArrayList<>();
    DownloadParser parser = new DownloadParser(folder, advice);
    try (TableReader rows = new TableReader(table)) {
      rows.columns().require(List.of(ItemColumns.FILENAME, ItemColumns.URL));
      Predicate<Row> chosen = filter.bind(rows.columns());
      Map<String, String> names = new HashMap<>();
      while (rows.hasNext()) {
        Row row = rows.next();
        if (chosen.test(row)) {
          try {
            files.add(unique(parser.download(row), names));
          } catch (SmaltiException e) {
            refused.add(refusal(row, e.getMessage()));
          }
        }
      }
    }
    return new DownloadList(files, refused);
  }

  /**
   * The same download, unless its file is one that another row has named.
   *
   * @param names the names so far, by what a file system that ignores case takes them for
   */
  private static Download unique(Download download, Map<String, String> names) {
    String name = Path.of(download.filename()).normalize().toString();
    String plain = name.equals(download.filename()) ? download.filename() : name;
    String folded = SafeName.folded(plain);
    String other = names.putIfAbsent(folded.equals(plain) ? plain : folded, plain);
    if (other != null) {
      throw SmaltiException.input(
          other.equals(plain)
              ? "the name stands twice in the table; only the first is fetched"
              : "on some systems the name is the same as " + other + "; only that is fetched");
    }
    return download;
  }

  private static Failure refusal(Row row, String why) {
    String name = row.text(ItemColumns.FILENAME);
    String reason = why.startsWith(name + ": ") ? why.substring(name.length() + 2) : why;
    return new Failure(name.isEmpty() ? "row " + row.number() : name, DownloadStage.STAGE, reason);
  }
}
