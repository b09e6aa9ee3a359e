package org.smalti.tools.batch.video;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.tools.batch.FfmpegTags;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.StaleTags;

/**
 * What becomes of the tags of a file.
 *
 * @param titleFromName whether the title becomes the file's name without its extension
 * @param cleared names of tags that are taken away
 */
record TagChanges(boolean titleFromName, List<String> cleared) implements Serializable {
  private static final List<String> HANDLERS = List.of("handler_name", "vendor_id");
  /** The tags that have a place of their own in an MP4; others need a table of names. */
  private static final Set<String> MP4 = Set.of(
      "title",
      "artist",
      "album_artist",
      "composer",
      "album",
      "date",
      "comment",
      "genre",
      "copyright",
      "grouping",
      "lyrics",
      "description",
      "synopsis",
      "show",
      "episode_id",
      "network",
      "keywords",
      "episode_sort",
      "season_number",
      "media_type",
      "hd_video",
      "gapless_playback",
      "compilation",
      "track",
      "disc",
      "location",
      FfmpegTags.MADE,
      "encoder");

  TagChanges {
    cleared = cleared.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** The words for the whole file. */
  List<String> words(SourceFile source) {
    Map<String, String> tags = source.contents().tags();
    List<String> words = new ArrayList<>(List.of("-map_metadata", "0", "-map_chapters", "0"));
    for (String brand : FfmpegTags.BRANDS) {
      if (tags.containsKey(brand)) {
        FfmpegTags.set(words, "-metadata", brand, "");
      }
    }
    String made = tags.get(FfmpegTags.MADE);
    if (made != null) {
      FfmpegTags.set(words, "-metadata", FfmpegTags.MADE, made);
    }
    if (titleFromName) {
      FfmpegTags.set(words, "-metadata", "title", source.stem());
    }
    tags.keySet().stream()
        .filter(name -> isStale(source, name))
        .forEach(name -> FfmpegTags.set(words, "-metadata", name, ""));
    cleared.forEach(name -> FfmpegTags.set(words, "-metadata", name, ""));
    return words;
  }

  /** Whether a tag of the whole file is no longer true. */
  private static boolean isStale(SourceFile source, String name) {
    boolean mixed = source.streams(Kind.AUDIO).stream().anyMatch(source::mixes);
    return StaleTags.isOfEncoding(name) || (mixed && StaleTags.isOfLoudness(name));
  }

  /** Whether a tag of a stream is no longer true of what becomes of it. */
  private static boolean isStale(SourceFile source, MappedStream track, String name) {
    boolean encoded = track.way() != MappedStream.Way.COPIED;
    boolean mixed = source.mixes(track.stream());
    return (encoded && StaleTags.isOfEncoding(name)) || (mixed && StaleTags.isOfLoudness(name));
  }

  /** The words for one stream of the output: what is no longer true of it goes. */
  static List<String> words(int at, SourceFile source, MappedStream track, Container container) {
    List<String> words = new ArrayList<>();
    boolean copied = track.way() == MappedStream.Way.COPIED;
    for (String name : track.stream().tags().keySet()) {
      boolean stale = isStale(source, track, name) || (!copied && name.equals("duration"));
      if (stale || (container != Container.MP4 && HANDLERS.contains(name))) {
        FfmpegTags.set(words, "-metadata:s:" + at, name, "");
      }
    }
    return words;
  }

  /**
   * Names of the tags that state how a stream that is encoded anew, or the file, was encoded, and how loud a sound was
   * that is mixed.
   */
  static List<String> stale(SourceFile source, List<MappedStream> tracks) {
    return Stream.concat(
            source.contents().tags().keySet().stream().filter(name -> isStale(source, name)),
            tracks.stream()
                .flatMap(track -> track.stream().tags().keySet().stream()
                    .filter(name -> isStale(source, track, name))))
        .map(name -> name.toUpperCase(Locale.ROOT))
        .distinct()
        .sorted()
        .toList();
  }

  /** Tags that an MP4 has no place for, among those that stay. */
  List<String> withoutPlace(SourceFile source) {
    return source.contents().tags().keySet().stream()
        .filter(name -> !MP4.contains(name)
            && !FfmpegTags.BRANDS.contains(name)
            && !cleared.contains(name)
            && !isStale(source, name)
            && !name.startsWith("location-"))
        .sorted()
        .toList();
  }
}
