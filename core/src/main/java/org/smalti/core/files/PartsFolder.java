package org.smalti.core.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A hidden folder beside an output ({@code .NAME.parts}) with the parts that it is joined from, so that a run that
 * was killed can be resumed. It is only a cache.
 */
public record PartsFolder(Path path) {

  /** The folder of an output; it need not exist. */
  public static PartsFolder beside(Path output) {
    return new PartsFolder(CompanionName.hidden(output, "parts"));
  }

  /** Deletes the folder with its content as far as possible; the next run deals with what could not be deleted. */
  public void delete() {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException stays) {
      // A missing folder needs no deleting, and a remaining one is not read once its output is
      // there.
    }
  }
}
