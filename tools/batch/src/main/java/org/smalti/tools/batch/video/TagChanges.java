package org.smalti.tools.batch.video;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.smalti.media.MediaStream;
import org.smalti.tools.batch.FfmpegTags;
import org.smalti.tools.batch.SourceFile;

/**
 * What becomes of the tags of a file.
 *
 * @param titleFromName whether the title becomes the file's name without its extension
 * @param cleared names of tags that are taken away
 */
record TagChanges(boolean titleFromName, List<String> cleared) implements Serializable {
  private static final List<String> HANDLERS = List.of("handler_name", "vendor_id");
  /** Statistics that mkvmerge writes as tags, which are wrong for the result. */
  private static final Pattern COUNTED =
      Pattern.compile("(bps|duration|number_of_frames|number_of_bytes|_statistics_.*)(-.*)?");
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
    cleared.forEach(name -> FfmpegTags.set(words, "-metadata", name, ""));
    return words;
  }

  /** The words for one stream of the output: what is no longer true of it goes. */
  static List<String> words(int at, MediaStream stream, boolean copied, Container container) {
    List<String> words = new ArrayList<>();
    for (String name : stream.tags().keySet()) {
      boolean stale = !copied && COUNTED.matcher(name).matches();
      if (stale || (container != Container.MP4 && HANDLERS.contains(name))) {
        FfmpegTags.set(words, "-metadata:s:" + at, name, "");
      }
    }
    return words;
  }

  /** Tags that an MP4 has no place for, among those that stay. */
  List<String> withoutPlace(SourceFile source) {
    return source.contents().tags().keySet().stream()
        .filter(name -> !MP4.contains(name)
            && !FfmpegTags.BRANDS.contains(name)
            && !cleared.contains(name)
            && !name.startsWith("location-"))
        .sorted()
        .toList();
  }
}
