package org.smalti.core.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** How much room there is on a disk, as far as that can be known. */
public final class DiskRoom {
  private DiskRoom() {}

  /**
   * The file system of a path, or of the nearest folder above it that exists; none where the system's table of mounts
   * does not have it, as in a changed root.
   */
  public static Optional<FileStore> store(Path path) {
    Optional<Path> there = nearest(path);
    try {
      return there.isPresent() ? Optional.of(Files.getFileStore(there.get())) : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** Bytes that can be written to a file system; none where it does not tell. */
  public static OptionalLong free(FileStore store) {
    try {
      return store.getTotalSpace() > 0
          ? OptionalLong.of(store.getUsableSpace())
          : OptionalLong.empty();
    } catch (IOException unknown) {
      // A full disk is noticed when it is full.
      return OptionalLong.empty();
    }
  }

  /** Bytes that can be written to the file system of a path; none where it does not tell. */
  public static OptionalLong free(Path path) {
    // Of a file, which is asked for itself: the file system of a path may be unknown where its room
    // is not.
    return nearest(path)
        .map(Path::toFile)
        .filter(file -> file.getTotalSpace() > 0)
        .map(file -> OptionalLong.of(file.getUsableSpace()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<Path> nearest(Path path) {
    for (Path above = path.toAbsolutePath(); above != null; above = above.getParent()) {
      if (Files.exists(above)) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }
}
