package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CompanionName;

/**
 * What a job leaves beside its target ({@code .NAME.receipt}) just before its result is moved there, until the journal
 * knows of it. A process may be killed between the two; the next run then knows the result for its own, and from what
 * it was made. The receipt identifies the file by its number in the file system where there is one, since its size and
 * time may equal the original's.
 */
record Receipt(String key, String file) {
  /** Writes the receipt of a finished file that is about to take its final name. */
  static void write(String key, Path finished, Path target) throws IOException {
    try (AtomicFile out = AtomicFile.to(beside(target))) {
      Files.writeString(out.temporary(), key + "\n" + identity(finished) + "\n");
      out.commit();
    }
  }

  /** The receipt beside a file, if it is about that very file. */
  static Optional<Receipt> of(Path target) {
    Path path = beside(target);
    try {
      if (!Files.exists(path) || !Files.exists(target)) {
        return Optional.empty();
      }
      String[] lines = Files.readString(path, StandardCharsets.UTF_8).split("\n");
      return lines.length == 2 && lines[1].equals(identity(target))
          ? Optional.of(new Receipt(lines[0], lines[1]))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Deletes the receipt, once the journal has recorded the result. */
  static void discard(Path target) {
    try {
      Files.deleteIfExists(beside(target));
    } catch (IOException stays) {
      // A receipt that stays does no harm: the journal has recorded its file too.
    }
  }

  private static String identity(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.size() + " " + attributes.lastModifiedTime().toMillis() + " "
        + attributes.fileKey();
  }

  private static Path beside(Path target) {
    return CompanionName.hidden(target, "receipt");
  }
}
