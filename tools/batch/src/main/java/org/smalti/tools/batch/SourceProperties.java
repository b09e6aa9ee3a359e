package org.smalti.tools.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Filter;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Table;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.MediaStream.VideoProperties;

/**
 * The properties of a file that {@code --where} can filter by: the probed columns of an items table, and every tag
 * under its own name. Names that mean the same in different containers stand for each other: a performer is an artist,
 * and {@code com.apple.quicktime.title} a title.
 */
final class SourceProperties {
  private static final String APPLE = "com.apple.quicktime.";
  private static final List<String> ARTIST = List.of("artist", "performer");

  private SourceProperties() {}

  /**
   * The files for which a filter holds.
   *
   * @throws org.smalti.core.SmaltiException if the filter asks for what no file has, naming what there is
   */
  static List<SourceFile> where(String filter, List<SourceFile> sources) {
    Set<String> names = new LinkedHashSet<>();
    List<Map<String, String>> cells = new ArrayList<>();
    for (SourceFile source : sources) {
      Map<String, String> described = of(source);
      names.addAll(described.keySet());
      cells.add(described);
    }
    if (sources.isEmpty()) {
      return sources;
    }
    Columns columns = new Columns("the files' fields and tags", List.copyOf(names));
    Table table = Table.ofCells(
        columns,
        cells.stream()
            .map(row ->
                names.stream().map(name -> row.getOrDefault(name, "")).toArray(String[]::new))
            .toList());
    var wanted = Filter.parse(filter).bind(columns);
    List<SourceFile> kept = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      if (wanted.test(table.row(i))) {
        kept.add(sources.get(i));
      }
    }
    return kept;
  }

  static Map<String, String> of(SourceFile source) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(ItemColumns.FILENAME, source.name());
    cells.put(ItemColumns.SIZE, Long.toString(source.size()));
    cells.put(ItemColumns.FORMAT, source.contents().format());
    cells.put(
        ItemColumns.DURATION,
        source.duration() < 0 ? "" : CellFormat.decimal(source.duration(), 3));
    describe(source, cells);
    cells.put("streams", Integer.toString(source.contents().streams().size()));
    cells.put("subtitles", Integer.toString(source.streams(Kind.SUBTITLE).size()));
    cells.put("chapters", Integer.toString(source.contents().chapters().size()));
    source.contents().tags().forEach(cells::putIfAbsent);
    source.first(Kind.AUDIO).ifPresent(sound -> sound.tags().forEach(cells::putIfAbsent));
    source.first(Kind.VIDEO).ifPresent(picture -> picture.tags().forEach(cells::putIfAbsent));
    synonyms(cells);
    return cells;
  }

  private static void describe(SourceFile source, Map<String, String> cells) {
    Optional<MediaStream> video = source.first(Kind.VIDEO);
    Optional<MediaStream> audio = source.first(Kind.AUDIO);
    VideoProperties picture = video.map(MediaStream::picture).orElse(VideoProperties.NONE);
    cells.put(ItemColumns.HAS_AUDIO, audio.isPresent() ? "1" : "0");
    cells.put(ItemColumns.HAS_VIDEO, video.isPresent() ? "1" : "0");
    cells.put("width", number(picture.width()));
    cells.put("height", number(picture.height()));
    cells.put("fps", picture.fps() > 0 ? CellFormat.decimal(picture.fps(), 3) : "");
    cells.put("videoCodec", video.map(MediaStream::codec).orElse(""));
    cells.put("audioCodec", audio.map(MediaStream::codec).orElse(""));
    cells.put("sampleRate", audio.map(it -> number(it.sound().sampleRate())).orElse(""));
    cells.put("channels", audio.map(it -> number(it.sound().channels())).orElse(""));
  }

  private static String number(int value) {
    return value > 0 ? Integer.toString(value) : "";
  }

  private static void synonyms(Map<String, String> cells) {
    for (Map.Entry<String, String> tag : List.copyOf(cells.entrySet())) {
      if (tag.getKey().startsWith(APPLE)) {
        cells.putIfAbsent(tag.getKey().substring(APPLE.length()), tag.getValue());
      }
    }
    Optional<String> artist =
        ARTIST.stream().filter(cells::containsKey).map(cells::get).findFirst();
    artist.ifPresent(name -> ARTIST.forEach(tag -> cells.putIfAbsent(tag, name)));
  }
}
