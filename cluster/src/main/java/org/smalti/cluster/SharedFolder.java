package org.smalti.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.RealPath;

/**
 * A folder that all executors have to share with the driver. As long as this is open, a hidden file with a random token
 * is in it.
 */
final class SharedFolder implements AutoCloseable {
  private final AtomicFile file;
  private final FolderToken token;

  private SharedFolder(AtomicFile file, FolderToken token) {
    this.file = file;
    this.token = token;
  }

  /** Writes a token into a folder. */
  static SharedFolder of(Path folder) {
    AtomicFile file = AtomicFile.to(folder.resolve("shared-folder"));
    String text = UUID.randomUUID().toString();
    try {
      Files.writeString(file.temporary(), text);
    } catch (IOException e) {
      file.close();
      throw AtomicFile.unwritable(folder, e);
    }
    Path token = file.temporary().toAbsolutePath();
    return new SharedFolder(file, new FolderToken(token.toString(), text, remedy(token)));
  }

  /** Nobody shares a temporary folder on purpose, and a table for standard output is made in one. */
  private static String remedy(Path token) {
    Path temporary = RealPath.of(Path.of(System.getProperty("java.io.tmpdir", "")));
    return RealPath.of(token).startsWith(temporary)
        ? "instead of a temporary folder or standard output, name a file by --out in a folder that"
            + " all machines share"
        : "mount it there under the same path";
  }

  FolderToken token() {
    return token;
  }

  @Override
  public void close() {
    file.close();
  }
}
