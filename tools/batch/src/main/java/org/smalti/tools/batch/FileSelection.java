package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.GlobPattern;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaPaths;
import org.smalti.core.files.NameText;
import org.smalti.core.files.RealPath;

/**
 * Finds the files that the command line selects. A named file is taken as it is; of a named folder, the files with a
 * usual media extension, or those that {@code --include} matches. Hidden files are left out, and each file is taken
 * once, even if several links lead to it.
 */
final class FileSelection {
  private final boolean recursive;
  private final List<PathMatcher> include;
  private final List<PathMatcher> exclude;
  private final List<Path> spared;
  private final Set<Path> real = new HashSet<>();
  private final List<CandidateFile> found = new ArrayList<>();
  /** Folders and files that can't be taken, and why. */
  private final Map<String, String> refused = new LinkedHashMap<>();

  /** @param spared folders whose files are never taken: where results and originals go */
  FileSelection(boolean recursive, List<String> include, List<String> exclude, List<Path> spared) {
    this.recursive = recursive;
    this.include = include.stream().map(FileSelection::matcher).toList();
    this.exclude = exclude.stream().map(FileSelection::matcher).toList();
    this.spared = spared.stream().map(RealPath::of).toList();
  }

  /** A glob without a slash is for names, one with a slash for paths below the named folder; case does not count. */
  private static PathMatcher matcher(String glob) {
    String lower = glob.toLowerCase(Locale.ROOT);
    GlobPattern pattern = new GlobPattern(lower);
    boolean whole = lower.contains("/");
    return path -> {
      Path part = whole ? path : path.getFileName();
      return part != null && pattern.matches(Path.of(part.toString().toLowerCase(Locale.ROOT)));
    };
  }

  /**
   * All files, in the order of the words and below each in the order of names.
   *
   * @throws SmaltiException if a file is missing or a folder can't be read
   */
  List<CandidateFile> find(List<String> words) {
    for (String word : words) {
      Path path = path(word);
      if (path != null && Files.isDirectory(path)) {
        walk(path);
      } else if (path != null && Files.exists(path)) {
        add(path, path.getFileName(), true);
      } else {
        MediaPaths.find(List.of(word)).forEach(file -> add(file, file.getFileName(), true));
      }
    }
    return List.copyOf(found);
  }

  /** Folders that can't be read and files whose name is no text, each with the reason. */
  Map<String, String> refused() {
    return Collections.unmodifiableMap(refused);
  }

  /** The folder of the first file or folder that is named. */
  static Path folderOf(List<String> words) {
    Path first = path(words.get(0));
    if (first == null || !Files.exists(first)) {
      first = MediaPaths.find(words.subList(0, 1)).get(0);
    }
    Path absolute = RealPath.of(first);
    Path above = absolute.getParent();
    return Files.isDirectory(absolute) || above == null ? absolute : above;
  }

  private static @Nullable Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private void walk(Path folder) {
    List<Path> files = new ArrayList<>();
    int depth = recursive ? Integer.MAX_VALUE : 1;
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new Visitor(folder, files));
    } catch (IOException e) {
      throw SmaltiException.input(folder + " can't be searched: " + e.getMessage(), e);
    }
    files.sort(Comparator.naturalOrder());
    files.forEach(file -> add(file, folder.relativize(file), false));
  }

  private void add(Path file, Path relative, boolean named) {
    boolean wanted = include.isEmpty()
        ? named || MediaPaths.isMedia(file)
        : include.stream().anyMatch(glob -> glob.matches(relative));
    if (!wanted || exclude.stream().anyMatch(glob -> glob.matches(relative))) {
      return;
    }
    if (!NameText.isText(file)) {
      refused.put(NameText.shown(file), NameText.refusal());
    } else if (real.add(RealPath.of(file))) {
      found.add(new CandidateFile(
          file.toString(),
          LocalPath.of(file.toAbsolutePath().normalize()),
          relative.toString(),
          named));
    }
  }

  /** Collects files, and goes on where a folder can't be read. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> files;

    Visitor(Path folder, List<Path> files) {
      this.folder = folder;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      boolean skipped =
          !path.equals(folder) && (hidden(path) || spared.contains(RealPath.of(path)));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !hidden(path)) {
        files.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
      if (path.equals(folder)) {
        throw e;
      }
      if (!(e instanceof FileSystemLoopException)) {
        refused.put(NameText.shown(path), "can't be read");
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean hidden(Path path) {
      return Stream.of(path.getFileName()).anyMatch(name -> name.toString().startsWith("."));
    }
  }
}
