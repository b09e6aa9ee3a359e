package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.smalti.core.files.AtomicFile;

/** Gives a file a second name: a hard link, or a copy where the second name is on another disk. */
final class SecondName {
  private SecondName() {}

  /**
   * Makes the link or the copy, and its folder. Nothing may be there.
   *
   * @throws org.smalti.core.SmaltiException if nothing can be written there
   */
  static void give(Path file, Path name) throws IOException {
    Path folder = name.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      Files.createLink(name, file);
    } catch (IOException | UnsupportedOperationException otherDisk) {
      copy(file, name);
    }
  }

  /**
   * Makes a copy, in the place of what may be there.
   *
   * @throws org.smalti.core.SmaltiException if nothing can be written there
   */
  static void copy(Path file, Path name) {
    try (AtomicFile copy = AtomicFile.to(name)) {
      fill(file, copy.temporary());
      copy.commit();
    } catch (IOException e) {
      throw AtomicFile.unwritable(name, e);
    }
  }

  /** Makes a temporary file the link or the copy. */
  static void give(Path file, AtomicFile name) throws IOException {
    Files.delete(name.temporary());
    try {
      Files.createLink(name.temporary(), file);
    } catch (IOException | UnsupportedOperationException otherDisk) {
      fill(file, name.temporary());
    }
  }

  private static void fill(Path file, Path to) throws IOException {
    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Whether a name leads to the file, or to a copy that is as old and byte for byte the same. */
  static boolean isOf(Path name, Path file) throws IOException {
    return Files.exists(name)
        && Files.size(name) == Files.size(file)
        && Files.getLastModifiedTime(name).toMillis()
            == Files.getLastModifiedTime(file).toMillis()
        && (Files.isSameFile(name, file) || Files.mismatch(name, file) == -1);
  }
}
