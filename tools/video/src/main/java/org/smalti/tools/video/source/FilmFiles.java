package org.smalti.tools.video.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.smalti.media.MediaAddress;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which films are looked at: files, those of a table, or live streams. */
public final class FilmFiles {
  /** s at most before a live stream is opened again. */
  private static final double LIVE_WAIT = 1;

  @Parameters(
      paramLabel = "FILE|URL",
      description = "films, folders or patterns, instead of --in; URLs, devices, or - for standard"
          + " input")
  private List<String> films = new ArrayList<>();

  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description = "the table whose films are meant")
  private @Nullable Path in;

  @Mixin
  private MediaFolderOption folder = new MediaFolderOption();

  @Mixin
  private SourceOptions source = new SourceOptions();

  /** The films by their names in tables, each once. */
  public List<String> names() {
    Path table = in;
    if ((table == null) == films.isEmpty()) {
      throw SmaltiException.usage("name either a table (--in items.csv) or films");
    }
    return table == null ? named() : withPicture(TableReader.read(table));
  }

  private List<String> named() {
    MediaFolder media = folder.media();
    Set<String> names = new LinkedHashSet<>();
    for (String film : films) {
      MediaAddress address = source.address(film);
      if (address.isFile()) {
        MediaPaths.find(List.of(film)).forEach(file -> names.add(media.nameOf(file)));
      } else {
        names.add(address.toString());
      }
    }
    return List.copyOf(names);
  }

  /** How the films are opened. */
  public FilmOpener opener() {
    Map<String, MediaAddress> streams = new LinkedHashMap<>();
    for (String film : films) {
      MediaAddress address = source.address(film);
      if (!address.isFile()) {
        streams.put(address.toString(), address);
      }
    }
    return new FilmOpener(
        folder.media(), source.address("film").options(), streams, source.reconnection());
  }

  /**
   * The live streams among them, opened in a moment and given up after a few seconds of silence; none if films are
   * meant.
   *
   * @throws SmaltiException if both are
   */
  public List<MediaAddress> live() {
    List<MediaAddress> live =
        films.stream().distinct().map(source::live).filter(SourceOpener::isLive).toList();
    if (!live.isEmpty() && live.size() < Set.copyOf(films).size()) {
      throw SmaltiException.usage("films and live streams are looked at apart; name only one kind");
    }
    return live;
  }

  /** How live streams that fail are opened again: without end, soon, unless something else was said. */
  public Reconnection liveReconnection() {
    return source.reconnection(Integer.MAX_VALUE).atMost(LIVE_WAIT);
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
  public InputFiles inputs(List<String> names) {
    Path table = in;
    return InputFiles.of(table == null ? List.of() : List.of(table), folder.media(), names);
  }
}
