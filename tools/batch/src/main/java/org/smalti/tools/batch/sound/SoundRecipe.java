package org.smalti.tools.batch.sound;

import java.util.List;
import java.util.Optional;
import org.smalti.media.MediaCapabilities;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.SoundSelection;
import org.smalti.tools.batch.JobShape;
import org.smalti.tools.batch.Recipe;
import org.smalti.tools.batch.SourceFile;

/**
 * What all recipes for sound share: files that have some, a core for each, and results in the containers of their
 * sources.
 */
interface SoundRecipe extends Recipe {
  /** None: which are needed depends on the file. */
  @Override
  default List<String> encoders() {
    return List.of();
  }

  @Override
  default JobShape shape(int cores) {
    return new JobShape(cores, 1);
  }

  @Override
  default Optional<String> refusal(SourceFile source) {
    if (!decoded(source).isEmpty()) {
      return Optional.empty();
    }
    return source
        .first(Kind.AUDIO)
        .map(sound -> "has no sound that can be decoded (" + sound.codec() + ")")
        .or(() -> Optional.of(source.lacks(Kind.AUDIO)));
  }

  /** The sounds of a file that are changed: the one that was chosen, or all. */
  static List<MediaStream> sounds(SourceFile source, SoundSelection chosen) {
    return chosen.track().isEmpty()
        ? decoded(source)
        : List.of(chosen.in(source.contents(), source.name()));
  }

  /** The sounds that a decoder knows; others are copied, if anything. */
  private static List<MediaStream> decoded(SourceFile source) {
    return source.streams(Kind.AUDIO).stream()
        .filter(sound -> MediaCapabilities.decodes(sound.codec()))
        .toList();
  }

  @Override
  default String extension(SourceFile source) {
    return SourceContainer.of(source).map(own -> own.extensionFor(source)).orElse("mkv");
  }
}
