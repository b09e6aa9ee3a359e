package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where results and originals go.
 *
 * @param out the folder in which the tree of the sources is mirrored, or nothing
 * @param replace whether results take the place of their originals
 * @param backup the folder in which replaced originals are kept, or nothing
 * @param delete whether originals are deleted
 * @param keepNames whether a result that has another extension than its original keeps that too in its name
 */
record ResultPlacement(
    @Nullable Path out, boolean replace, @Nullable Path backup, boolean delete, boolean keepNames) {
  /** The absolute path of the result; beside its original it has the suffix. */
  Path target(CandidateFile candidate, String suffix, String extension) {
    Path file = candidate.file();
    String name = String.valueOf(file.getFileName());
    boolean sameExtension = name.equalsIgnoreCase(stem(name) + "." + extension);
    String stem = keepNames && !sameExtension ? name : stem(name);
    if (out == null) {
      return file.resolveSibling(stem + (replace ? "" : "." + suffix) + "." + extension);
    }
    Path relative = Path.of(candidate.relative()).resolveSibling(stem + "." + extension);
    return out.resolve(relative).toAbsolutePath().normalize();
  }

  /** The absolute path of a file that is put into the folder as it is; null where there is no folder. */
  @Nullable
  Path link(CandidateFile candidate) {
    Path folder = out;
    return folder == null
        ? null
        : folder.resolve(candidate.relative()).toAbsolutePath().normalize();
  }

  Optional<Path> backup(CandidateFile candidate) {
    return Optional.ofNullable(backup)
        .map(folder -> folder.resolve(candidate.relative()).toAbsolutePath().normalize());
  }

  /** Whether an original leaves its place once its result is there. */
  boolean removes() {
    return replace || delete;
  }

  /** A name without its extension. */
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
