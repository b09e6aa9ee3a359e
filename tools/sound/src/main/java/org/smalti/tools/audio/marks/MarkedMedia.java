package org.smalti.tools.audio.marks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaPaths;

/** The media files that files with marks belong to. */
public final class MarkedMedia {
  private MarkedMedia() {}

  /**
   * The media file of some marks: the WAV file itself, or the one media file of the same name beside it, else in the
   * media folder: {@code song.txt} or {@code song.mp3.txt} belongs to {@code song.mp3}.
   *
   * @throws SmaltiException if there is none, or more than one
   */
  public static Path of(MarksFile marks, Path folder) {
    Path path = marks.path();
    if (marks.isWave()) {
      return path;
    }
    Path beside = path.toAbsolutePath().getParent();
    for (Path where : beside == null ? List.of(folder) : List.of(beside, folder)) {
      SortedSet<Path> found = named(where, stem(path));
      if (found.size() > 1) {
        throw SmaltiException.usage(path + " may belong to " + found.first() + " or " + found.last()
            + "; name the media file after the options");
      }
      if (!found.isEmpty()) {
        return found.first();
      }
    }
    throw SmaltiException.usage(path + ": no media file " + stem(path)
        + ".* beside it or in --dir; name it after the options");
  }

  private static SortedSet<Path> named(Path folder, String stem) {
    SortedSet<Path> found = new TreeSet<>();
    Path whole = folder.resolve(stem);
    if (MediaPaths.isMedia(whole) && Files.isRegularFile(whole)) {
      found.add(whole);
      return found;
    }
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      files
          .filter(file -> MediaPaths.isMedia(file) && stem(file).equals(stem))
          .forEach(file -> found.add(folder.resolve(String.valueOf(file.getFileName()))));
    } catch (IOException e) {
      throw SmaltiException.input(folder + " can't be searched: " + e.getMessage(), e);
    }
    return found;
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
