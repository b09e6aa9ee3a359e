package org.smalti.tools.video.cuts;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    SplitMethod splitBy)
    implements Serializable {
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

  /**
   * All files that are made of a film.
   *
   * @param scenes how many it has
   */
  List<Path> files(String film, int scenes) {
    List<Path> files = new ArrayList<>();
    if (edl != null) {
      files.add(file(edl, film));
    }
    if (otio != null) {
      files.add(file(otio, film));
    }
    for (int number = 1; split != null && number <= scenes; number++) {
      files.add(SceneFiles.target(named(split, film), splitBy, number));
    }
    return files;
  }

  /** The name of a film in a folder. */
  static Path named(LocalPath folder, String film) {
    return MediaFolder.mirrored(folder.absolute().resolve("%s").toString(), film);
  }

  /** The file of a pattern for a film. */
  static Path file(LocalPath pattern, String film) {
    String text = pattern.absolute().toString();
    return text.contains("%s") ? MediaFolder.mirrored(text, film) : Path.of(text);
  }
}
