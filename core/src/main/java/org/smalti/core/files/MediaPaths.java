package org.smalti.core.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/** Finds the media files that a person means by files, globs and folders on a command line. */
public final class MediaPaths {
  private static final Set<String> EXTENSIONS = Set.of(
      "3g2", "3gp", "aac", "ac3", "aif", "aifc", "aiff", "amr", "ape", "asf", "au", "avi", "caf",
      "dv", "eac3", "flac", "flv", "m2ts", "m4a", "m4b", "m4v", "mka", "mkv", "mov", "mp2", "mp3",
      "mp4", "mpeg", "mpg", "mts", "mxf", "oga", "ogg", "ogv", "opus", "rm", "ts", "tta", "vob",
      "w64", "wav", "webm", "wma", "wmv", "wv");

  private static final Pattern STORES = Pattern.compile("(s3[an]?|hdfs|gs|abfss?|wasbs?):/.*");
  private static final String STORE =
      ": object stores and HDFS are not read; mount it as a folder, on a cluster at each machine";

  private MediaPaths() {}

  /**
   * The files meant by {@code words}, each once, in the order of the words and below each in the order of names. A
   * file stands for itself, whatever its name; a folder for all files below it with a usual media extension; a glob
   * (see {@link GlobPattern}) for the files it matches. Hidden files are left out.
   *
   * @throws SmaltiException if a file is missing, or a folder or glob has no media file
   */
  public static List<Path> find(List<String> words) {
    Set<Path> found = new LinkedHashSet<>();
    for (String word : words) {
      if (STORES.matcher(word).matches()) {
        throw SmaltiException.input(word + STORE);
      }
      Path path = plain(word);
      if (path != null && Files.isDirectory(path)) {
        addAll(found, walk(path, MediaPaths::isMedia), word);
      } else if (path != null && Files.exists(path)) {
        found.add(path);
      } else if (!GlobPattern.isGlob(word)) {
        throw NameText.missing(Path.of(word));
      } else {
        addAll(found, matches(word), word);
      }
    }
    return List.copyOf(found);
  }

  private static @Nullable Path plain(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      if (GlobPattern.isGlob(word)) {
        return null;
      }
      throw SmaltiException.input("\"" + word + "\" is no file name: " + e.getReason(), e);
    }
  }

  private static void addAll(Set<Path> found, List<Path> files, String word) {
    if (files.isEmpty()) {
      throw SmaltiException.input(word + ": no media file there");
    }
    found.addAll(files);
  }

  private static List<Path> matches(String glob) {
    Path folder = Path.of(GlobPattern.folder(glob));
    GlobPattern pattern = GlobPattern.below(glob);
    return walk(folder, file -> pattern.matches(folder.relativize(file)));
  }

  private static List<Path> walk(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(wanted)
          .filter(file -> Files.isRegularFile(file) && !isHidden(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw SmaltiException.input(folder + " can't be searched: " + e.getMessage(), e);
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".") && !part.toString().equals("..")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file has a usual media extension. */
  public static boolean isMedia(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
