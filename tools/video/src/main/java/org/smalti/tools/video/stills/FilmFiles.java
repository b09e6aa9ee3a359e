package org.smalti.tools.video.stills;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.MediaPaths;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which films are looked at: files, or those of a table. */
final class FilmFiles {
  @Parameters(paramLabel = "FILE", description = "films, folders or patterns, instead of --in")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description = "the table whose films are meant")
  private @Nullable Path in;

  @Mixin
  private MediaFolderOption folder = new MediaFolderOption();

  MediaFolder media() {
    return folder.media();
  }

  /** The films by their names in tables, each once. */
  List<String> names() {
    Path table = in;
    if ((table == null) == files.isEmpty()) {
      throw SmaltiException.usage("name either a table (--in items.csv) or films");
    }
    return table == null
        ? MediaPaths.find(files).stream().map(media()::nameOf).distinct().toList()
        : withPicture(TableReader.read(table));
  }

  /** Rows that probe found without picture are left out. */
  private static List<String> withPicture(Table items) {
    items.columns().require(List.of(ItemColumns.FILENAME));
    return items.stream()
        .filter(FilmFiles::hasPicture)
        .map(row -> row.text(ItemColumns.FILENAME))
        .distinct()
        .toList();
  }

  private static boolean hasPicture(Row row) {
    return row.filled(ItemColumns.FILENAME) && row.number(ItemColumns.HAS_VIDEO, 1) != 0;
  }

  /** What is read: the table and the films. */
  InputFiles inputs(List<String> names) {
    Path table = in;
    return InputFiles.of(table == null ? List.of() : List.of(table), media(), names);
  }
}
