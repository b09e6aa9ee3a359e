package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.media.CorrectedCopy;
import org.smalti.media.HeardCopy;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;

/**
 * What the ffmpeg program reads of a source: a copy where it would hear less, or something else, than all other
 * commands do. Whose header does not know how long the sound is gets one that does; sounds that were joined byte by
 * byte become one with one clock.
 *
 * @param source with the copy as its input, if there is one
 * @param tags words for the tags that the copy does not hold
 * @param notes what a person should know of it
 */
record ProgramInput(SourceFile source, List<String> tags, List<String> notes) {
  /** The containers that can be joined and keep the clock of each part, as their names begin. */
  private static final Set<String> JOINABLE = Set.of("ogg", "flac", "mpeg", "matroska");

  /** Writes a copy into the job's own folder, if one is needed. */
  static ProgramInput of(SourceFile source, RecipeContext context) {
    ProgramInput asItIs = new ProgramInput(source, List.of(), List.of());
    if (!isOneSound(source)) {
      return asItIs;
    }
    try {
      Path copy = context.scratch().resolve("heard." + extension(source));
      Optional<String> corrected = CorrectedCopy.write(source.file(), copy);
      if (corrected.isPresent()) {
        String note = corrected.get().isEmpty()
            ? "ffmpeg reads a copy, whose header is right"
            : corrected.get();
        return new ProgramInput(source.readFrom(LocalPath.of(copy)), List.of(), List.of(note));
      }
      if (isJoined(source) && HeardCopy.write(source.file(), 0, copy)) {
        return new ProgramInput(
            source.readFrom(LocalPath.of(copy)),
            tags(source),
            List.of("it was joined of several, all of which are kept"));
      }
      return asItIs;
    } catch (IOException e) {
      throw AtomicFile.unwritable(context.scratch(), e);
    }
  }

  private static boolean isOneSound(SourceFile source) {
    return source.contents().streams().size() == 1 && source.has(Kind.AUDIO);
  }

  private static String extension(SourceFile source) {
    String name = String.valueOf(source.file().getFileName());
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether the clock begins again in the middle. */
  private static boolean isJoined(SourceFile source) {
    if (JOINABLE.stream().noneMatch(source.contents().format()::startsWith)) {
      return false;
    }
    try (MediaFile media = MediaFile.open(source.file())) {
      return media.counted().streams().get(0).joined();
    }
  }

  private static List<String> tags(SourceFile source) {
    List<String> words = new ArrayList<>();
    set(words, "-metadata", source.contents().tags());
    for (MediaStream stream : source.streams(Kind.AUDIO)) {
      set(words, "-metadata:s:0", stream.tags());
    }
    return words;
  }

  private static void set(List<String> words, String option, Map<String, String> tags) {
    tags.forEach((name, value) -> FfmpegTags.set(words, option, name, value));
  }
}
