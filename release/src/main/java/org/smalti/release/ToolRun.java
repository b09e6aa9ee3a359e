package org.smalti.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.smalti.core.SmaltiException;

/** Programs of a JDK, run to their end. */
final class ToolRun {
  private ToolRun() {}

  /**
   * What a program printed.
   *
   * @throws SmaltiException if it failed, with what it said
   */
  static String output(List<String> command, Path folder) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw SmaltiException.input(
          command.get(0) + " can't be started: " + e.getMessage()
              + "; name a JDK, 17 or newer, with -Dsmalti.release.jdk",
          e);
    }
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        throw SmaltiException.input(
            String.join(" ", command) + " failed (" + exit + "): " + output);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return output;
  }
}
