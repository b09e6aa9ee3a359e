package org.smalti.tools.batch.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.tools.batch.FfmpegTags;
import org.smalti.tools.batch.SourceFile;

/**
 * Tags that ffmpeg would lose although it copies tags: the creation time, tags with custom names, and the broadcast
 * data of a recording.
 */
final class PreservedTags {
  /**
   * The fields of the chunk {@code bext} of a WAV: libav's name of each when it reads it, and that when it writes it.
   */
  private static final Map<String, String> BROADCAST = Map.of(
      "comment",
      "description",
      "encoded_by",
      "originator",
      "date",
      "origination_date",
      FfmpegTags.MADE,
      "origination_time");

  private PreservedTags() {}

  /** The words for the whole file. */
  static List<String> words(SourceFile source, SourceContainer container) {
    Map<String, String> tags = source.contents().tags();
    List<String> words = new ArrayList<>();
    if (container == SourceContainer.WAV) {
      if (isBroadcast(tags)) {
        words.addAll(List.of("-write_bext", "1"));
        BROADCAST.forEach((name, written) -> {
          if (tags.containsKey(name)) {
            FfmpegTags.set(words, "-metadata", written, tags.get(name));
          }
        });
      }
    } else if (tags.containsKey(FfmpegTags.MADE)) {
      FfmpegTags.set(words, "-metadata", FfmpegTags.MADE, tags.get(FfmpegTags.MADE));
    }
    if (container.isMp4Like()) {
      boolean named = hasNames(source);
      words.addAll(List.of("-movflags", named ? "+faststart+use_metadata_tags" : "+faststart"));
      if (named) {
        FfmpegTags.BRANDS.forEach(brand -> FfmpegTags.set(words, "-metadata", brand, ""));
      }
    }
    return words;
  }

  /** The words for one stream of the output. */
  static List<String> words(int place, MediaStream stream) {
    List<String> words = new ArrayList<>();
    String made = stream.tags().get(FfmpegTags.MADE);
    if (made != null) {
      FfmpegTags.set(words, "-metadata:s:" + place, FfmpegTags.MADE, made);
    }
    return words;
  }

  /** The tags that are lost all the same. */
  static List<String> losses(SourceFile source, SourceContainer container) {
    return container.isMp4Like() && !hasNames(source) && names(source)
        ? List.of("tags with names such as com.apple… are left out: its cover has no place beside")
        : List.of();
  }

  /** Notes on what changes a little. */
  static List<String> notes(SourceFile source, SourceContainer container) {
    List<String> notes = new ArrayList<>();
    boolean ogg = container == SourceContainer.OGG || container == SourceContainer.OPUS;
    if (ogg && !source.contents().chapters().isEmpty()) {
      notes.add("its chapters may move by up to a second: ffmpeg rounds them here");
    }
    return notes;
  }

  private static boolean isBroadcast(Map<String, String> tags) {
    return tags.containsKey("time_reference") || tags.containsKey("coding_history");
  }

  /**
   * Whether the tags of an MP4 or MOV are written with custom names ({@code mdta}). Players don't find a cover among
   * those.
   */
  private static boolean hasNames(SourceFile source) {
    return names(source) && !source.has(Kind.COVER);
  }

  private static boolean names(SourceFile source) {
    return source.contents().tags().keySet().stream().anyMatch(name -> name.startsWith("com."));
  }
}
