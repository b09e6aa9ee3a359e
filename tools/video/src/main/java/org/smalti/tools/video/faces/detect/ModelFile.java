package org.smalti.tools.video.faces.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.SystemReason;

/** Reads the model that {@code --model} names. */
final class ModelFile {
  private ModelFile() {}

  /** @throws SmaltiException if it can't be read */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw SmaltiException.input(
          "--model " + file + " can't be read: " + SystemReason.of(e)
              + "; without --model the one that comes with smalti is taken",
          e);
    }
  }
}
