package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  /** Writes a copy into the job's own folder, if one is needed. */
  static ProgramInput of(SourceFile source, RecipeContext context) {
    ProgramInput asItIs = new ProgramInput(source, List.of(), List.of());
    Optional<CorrectedCopy> corrected = CorrectedCopy.of(source.file());
    if (corrected.isEmpty() && !(isOneSound(source) && isJoined(source))) {
      return asItIs;
    }
    Path copy = context.scratch().resolve("heard." + extension(source));
    try {
      if (corrected.isPresent()) {
        corrected.get().write(copy);
        String remark = corrected.get().remark();
        String note = remark.isEmpty() ? "ffmpeg reads a copy, whose header is right" : remark;
        return new ProgramInput(source.readFrom(LocalPath.of(copy)), List.of(), List.of(note));
      }
      return HeardCopy.write(source.file(), 0, copy)
          ? new ProgramInput(
              source.readFrom(LocalPath.of(copy)),
              tags(source),
              List.of("it was joined of several, all of which are kept"))
          : asItIs;
    } catch (IOException e) {
      throw AtomicFile.unwritable(copy, e);
    }
  }

  private static boolean isOneSound(SourceFile source) {
    return source.contents().streams().size() == 1
        && source.first(Kind.AUDIO).map(MediaStream::index).orElse(-1) == 0;
  }

  private static String extension(SourceFile source) {
    String name = String.valueOf(source.file().getFileName());
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether the clock begins again in the middle. */
  private static boolean isJoined(SourceFile source) {
    try (MediaFile media = MediaFile.open(source.file())) {
      return media.canBeJoined() && media.counted().streams().get(0).joined();
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
