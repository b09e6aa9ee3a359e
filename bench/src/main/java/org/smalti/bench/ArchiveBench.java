package org.smalti.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code bench/archive}: how fast the archive commands are, how small, and how others do. */
public final class ArchiveBench {
  private static final Logger SERVER = Logger.getLogger("mockwebserver3");

  private ArchiveBench() {}

  /** @param words the project's folder, then the parts to run (all of them if none is named) */
  public static void main(String[] words) throws IOException {
    SERVER.setLevel(Level.WARNING);
    Path work = Files.createTempDirectory("smalti-bench");
    Bench bench = new Bench(Path.of(words[0], "smalti"), work, System.out);
    List<String> wanted = Arrays.asList(words).subList(1, words.length);
    System.out.println(Bench.HEADER);
    for (Part part : Part.values()) {
      if (wanted.isEmpty() || wanted.contains(part.name().toLowerCase(Locale.ROOT))) {
        part.run(bench);
      }
    }
  }
}
