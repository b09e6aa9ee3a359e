package org.smalti.tools.batch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.show.Console;

/** Lines with the time (UTC) before them, appended to a file as they come; several processes may write to one. */
record BatchLog(LocalPath file) implements Serializable {
  void line(String text) {
    Path path = file.path();
    String line =
        Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + Console.oneLine(text) + "\n";
    try {
      Files.write(
          path,
          line.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw AtomicFile.unwritable(path, e);
    }
  }
}
