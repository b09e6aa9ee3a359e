package org.smalti.tools.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.smalti.core.files.MediaPaths;

/**
 * Files beside a film or sound that belong to it by their names: {@code film.srt}, {@code film.eng.srt} and
 * {@code film-poster.jpg} to {@code film.mp4}. Where several could be meant, the longest name is. A sidecar of a whole
 * name, {@code film.mp4.nfo}, has the whole name of the result, so that it meets no {@code film.nfo}.
 */
final class Sidecars {
  private static final Set<String> EXTENSIONS = Set.of(
      "srt", "ass", "ssa", "vtt", "sub", "idx", "lrc", "nfo", "txt", "jpg", "jpeg", "png", "webp");

  /** Files that may have left their places meanwhile. */
  private final List<Path> known;

  private final Map<Path, List<Path>> files = new HashMap<>();

  /** @param known files to which sidecars may belong even if they have left their places meanwhile */
  Sidecars(List<Path> known) {
    this.known = known.stream().map(file -> file.toAbsolutePath().normalize()).toList();
  }

  /** The names that the sidecars of a file have beside its result: each sidecar with its new place. */
  Map<Path, Path> places(Path source, Path result) {
    Path folder = source.toAbsolutePath().getParent();
    if (folder == null) {
      return Map.of();
    }
    String whole = String.valueOf(result.getFileName());
    String original = String.valueOf(source.getFileName());
    List<Path> all = all(folder);
    Map<Path, Path> places = new TreeMap<>();
    for (Path file : all) {
      String name = String.valueOf(file.getFileName());
      Optional<String> owner = isSidecar(name) ? owner(name, source, all) : Optional.empty();
      owner.ifPresent(own -> places.put(
          file,
          result.resolveSibling((own.equals(original) ? whole : ResultPlacement.stem(whole))
              + name.substring(own.length()))));
    }
    return places;
  }

  /** Whether a sidecar belongs to a file other than these. */
  boolean hasOwner(Path sidecar, Set<Path> others) {
    Path folder = sidecar.toAbsolutePath().getParent();
    if (folder == null) {
      return false;
    }
    List<Path> all = all(folder);
    String name = String.valueOf(sidecar.getFileName());
    return all.stream()
        .filter(file -> MediaPaths.isMedia(file) && !others.contains(file))
        .anyMatch(file -> owner(name, file, all).isPresent());
  }

  private List<Path> all(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return files.computeIfAbsent(absolute, this::list);
  }

  private static boolean isSidecar(String name) {
    String extension = name.substring(ResultPlacement.stem(name).length());
    return !extension.isEmpty()
        && EXTENSIONS.contains(extension.substring(1).toLowerCase(Locale.ROOT));
  }

  /** The part of a sidecar's name that is the source's, if it belongs to the source. */
  private static Optional<String> owner(String sidecar, Path source, List<Path> all) {
    String name = String.valueOf(source.getFileName());
    Optional<String> own = Stream.of(name, ResultPlacement.stem(name))
        .filter(part -> begins(sidecar, part))
        .findFirst();
    // A longer name of another film, as film.part2 or film.mp4 beside film.mov.
    boolean others = own.isPresent()
        && all.stream()
            .filter(MediaPaths::isMedia)
            .map(file -> String.valueOf(file.getFileName()))
            .flatMap(other -> Stream.of(other, ResultPlacement.stem(other)))
            .anyMatch(part -> part.length() > own.get().length() && begins(sidecar, part));
    return others ? Optional.empty() : own;
  }

  private static boolean begins(String sidecar, String part) {
    return sidecar.startsWith(part)
        && sidecar.length() > part.length()
        && ".-".indexOf(sidecar.charAt(part.length())) >= 0;
  }

  private List<Path> list(Path folder) {
    Stream<Path> gone = known.stream().filter(file -> folder.equals(file.getParent()));
    try (Stream<Path> there = Files.list(folder)) {
      return Stream.concat(there.filter(Files::isRegularFile), gone)
          .distinct()
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
