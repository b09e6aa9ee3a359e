package org.smalti.core.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reports that the virtual machine leaves when native code crashes it: {@code PID.log} in the launcher's folder.
 */
record CrashReports(Optional<Path> folder) {
  private static final int HEAD_LINES = 60;

  /** The folder that the launcher set for them. */
  static CrashReports ofThisProgram() {
    return new CrashReports(
        Optional.ofNullable(System.getProperty("smalti.crashes")).map(Path::of));
  }

  /**
   * Whether a process died of a crash in the thread of this name.
   *
   * @param process as the journal names it; only its number, at the end, is in the name of its report
   */
  boolean blame(String process, String thread) {
    if (folder.isEmpty()) {
      return false;
    }
    String pid = process.substring(process.lastIndexOf('-') + 1);
    Path report = folder.get().resolve(pid + ".log");
    if (!Files.isRegularFile(report)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(report, StandardCharsets.ISO_8859_1)) {
      return lines
          .limit(HEAD_LINES)
          .anyMatch(
              line -> line.startsWith("Current thread") && line.contains("\"" + thread + "\""));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
