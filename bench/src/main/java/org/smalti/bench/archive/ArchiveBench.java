package org.smalti.bench.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** {@code bench/archive}: how fast the archive commands are, how small, and how others do. */
public final class ArchiveBench {
  private static final Logger SERVER = Logger.getLogger("mockwebserver3");

  private ArchiveBench() {}

  /** @param words the project's folder, then the parts to run (all of them if none is named) */
  public static void main(String[] words) throws IOException {
    SERVER.setLevel(Level.WARNING);
    Path work = Files.createTempDirectory("smalti-bench");
    try {
      run(new ArchiveBenchTable(Path.of(words[0], "smalti"), work, System.out), List.of(words));
    } finally {
      remove(work);
    }
  }

  private static void run(ArchiveBenchTable bench, List<String> words) throws IOException {
    System.out.println(ArchiveBenchTable.HEADER);
    for (ArchiveBenchPart part : ArchiveBenchPart.values()) {
      if (words.size() == 1 || words.contains(part.name().toLowerCase(Locale.ROOT))) {
        part.run(bench);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
