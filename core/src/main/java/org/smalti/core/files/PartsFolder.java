package org.smalti.core.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A hidden folder beside an output ({@code .NAME.parts}) for what it is put together from, so that a run that was killed goes
 * on from there. It is only a cache.
 */
public record PartsFolder(Path path) {

  /** The one of an output; it need not exist. */
  public static PartsFolder beside(Path output) {
    return new PartsFolder(output.resolveSibling("." + output.getFileName() + ".parts"));
  }

  /** Deletes it with all that is in it, as far as that is possible: what stays is looked at by the next run. */
  public void delete() {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException stays) {
      // Nobody misses it where it is missing, and nobody reads it once its output is there.
    }
  }
}
