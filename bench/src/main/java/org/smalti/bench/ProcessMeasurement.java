package org.smalti.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Time and memory of a whole process.
 *
 * @param seconds wall time, from start to end
 * @param processorSeconds of all its threads, its own and the system's for it
 * @param megabytes the most memory that was resident
 * @param said standard output and error
 */
public record ProcessMeasurement(
    double seconds, double processorSeconds, long megabytes, int exit, String said) {
  private static final String TIME = "/usr/bin/time";

  /**
   * Runs a command in a folder, under GNU time.
   *
   * @throws IOException if there is no GNU time
   */
  public static ProcessMeasurement of(
      Path folder, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    Path times = Files.createTempFile("bench", ".time");
    Path said = Files.createTempFile("bench", ".log");
    try {
      List<String> command =
          new ArrayList<>(List.of(TIME, "-q", "-o", times.toString(), "-f", "%e %M %U %S"));
      command.addAll(words);
      ProcessBuilder builder = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(said.toFile());
      builder.environment().putAll(environment);
      int exit = builder.start().waitFor();
      String[] figures = Files.readString(times).trim().split(" ");
      return new ProcessMeasurement(
          Double.parseDouble(figures[0]),
          Double.parseDouble(figures[2]) + Double.parseDouble(figures[3]),
          Math.round(Long.parseLong(figures[1]) / 1024.0),
          exit,
          Files.readString(said, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(times);
      Files.deleteIfExists(said);
    }
  }
}
