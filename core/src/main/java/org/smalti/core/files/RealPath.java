package org.smalti.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resolves a path to the one real path of its file, so that two paths of the same file compare as equal. */
public final class RealPath {
  private RealPath() {}

  /**
   * The absolute path without links. Of a file or folder that does not exist, the part that does is resolved; where the
   * system does not tell, the absolute path stands.
   */
  public static Path of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      for (Path above = absolute; above != null; above = above.getParent()) {
        if (Files.exists(above)) {
          return above.toRealPath().resolve(above.relativize(absolute)).normalize();
        }
      }
    } catch (IOException unknown) {
      // Then the name stands for itself.
    }
    return absolute;
  }
}
