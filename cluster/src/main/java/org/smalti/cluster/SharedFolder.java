package org.smalti.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.smalti.core.files.AtomicFile;

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
    return new SharedFolder(
        file, new FolderToken(file.temporary().toAbsolutePath().toString(), text));
  }

  FolderToken token() {
    return token;
  }

  @Override
  public void close() {
    file.close();
  }
}
