package org.smalti.bench.accuracy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.files.MediaPaths;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaFile;

/**
 * A recording whose onsets are known: audio beside a {@code NAME.onsets.csv} with the column {@code onset_s}. A
 * {@code tracks.csv} beside it may name the group of each ({@code filename, group, complete}); without it the group is
 * the name up to its number.
 *
 * @param complete whether every sound in it is labelled; if not, only recall says something
 * @param onsets in seconds, ascending
 */
record OnsetTrack(Path file, String group, boolean complete, double seconds, List<Double> onsets) {
  private static final String LABELS = ".onsets.csv";
  private static final String TRACKS = "tracks.csv";

  /** All in a folder and those in it, in the order of their names. */
  static List<OnsetTrack> in(Path folder) {
    Map<Path, Map<String, Row>> known = new HashMap<>();
    return MediaPaths.find(List.of(folder.toString())).stream()
        .filter(file -> Files.exists(labels(file)))
        .map(file -> track(file, known.computeIfAbsent(home(file), OnsetTrack::known)))
        .toList();
  }

  private static Map<String, Row> known(Path folder) {
    Map<String, Row> rows = new HashMap<>();
    Path table = folder.resolve(TRACKS);
    if (Files.exists(table)) {
      TableReader.read(table).stream().forEach(row -> rows.put(row.text("filename"), row));
    }
    return rows;
  }

  private static OnsetTrack track(Path audio, Map<String, Row> known) {
    List<Double> onsets = TableReader.read(labels(audio)).stream()
        .map(row -> row.number("onset_s"))
        .sorted()
        .toList();
    Optional<Row> row = Optional.ofNullable(known.get(String.valueOf(audio.getFileName())));
    String group = row.map(labelled -> labelled.text("group"))
        .orElseGet(() -> stem(audio).replaceFirst("[-_ ]?\\d*$", ""));
    boolean complete = row.map(labelled -> labelled.number("complete", 1) != 0).orElse(true);
    try (MediaFile media = MediaFile.open(audio)) {
      return new OnsetTrack(audio, group, complete, media.info().duration(), onsets);
    }
  }

  /** The onsets as an array of its own. */
  double[] truth() {
    return onsets.stream().mapToDouble(onset -> onset).toArray();
  }

  private static Path home(Path file) {
    return file.toAbsolutePath().normalize().resolveSibling("");
  }

  private static Path labels(Path file) {
    return file.resolveSibling(stem(file) + LABELS);
  }

  private static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }
}
