package org.smalti.tools.video.cuts;

import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;

/**
 * What is written of a film besides its rows in the table.
 *
 * @param edl pattern of edit decision lists, in which {@code %s} stands for the name of the film; null: none
 * @param otio pattern of timelines; null: none
 * @param split folder of the scenes; null: none
 * @param splitBy how they are written
 */
record CutsOutputs(
    @Nullable LocalPath edl,
    @Nullable LocalPath otio,
    @Nullable LocalPath split,
    SplitMethod splitBy) implements Serializable {
  /** @param films how many films there are */
  static CutsOutputs of(@Nullable Path edl, @Nullable Path otio, int films) {
    return new CutsOutputs(
        pattern("edit decision list", edl, films),
        pattern("timeline", otio, films),
        null,
        SplitMethod.COPY);
  }

  /** The same with the scenes as films in a folder. */
  CutsOutputs split(Path folder, SplitMethod by) {
    return new CutsOutputs(edl, otio, LocalPath.of(folder), by);
  }

  private static @Nullable LocalPath pattern(String what, @Nullable Path path, int films) {
    if (path != null && films > 1 && !path.toString().contains("%s")) {
      throw SmaltiException.usage("the " + what + " " + path + " describes one film; for " + films
          + " films write %s where their names stand");
    }
    return path == null ? null : LocalPath.of(path);
  }

  /** The file of a pattern for a film. */
  static Path file(LocalPath pattern, String film) {
    String text = pattern.absolute().toString();
    return text.contains("%s") ? MediaFolder.mirrored(text, film) : Path.of(text);
  }
}
