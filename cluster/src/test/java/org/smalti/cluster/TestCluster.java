package org.smalti.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.run.EngineSettings;

/** A standalone cluster on loopback, shared by all tests: one worker with its master, one in a process of its own. */
final class TestCluster {
  private static final Pattern MASTER = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");

  private static String master = "";
  private static long joined;

  private TestCluster() {}

  static synchronized String master() {
    if (master.isEmpty()) {
      master = started(List.of("spark", "start", "--workers", "1", "--port", "0"));
      join();
    }
    return master;
  }

  /** Starts the second worker, or another one in its place. */
  static synchronized void join() {
    started(List.of("spark", "join", master));
  }

  /** The process of the second worker. */
  static synchronized long joined() {
    master();
    return joined;
  }

  static EngineSettings settings(Optional<Path> output) {
    return new EngineSettings(master(), Map.of("spark.executor.memory", "512m"), 1, output);
  }

  /** Runs the program until it says the master's address, and returns that. */
  private static String started(List<String> words) {
    try {
      Path home = Files.createTempDirectory("spark-home");
      Files.createDirectory(home.resolve("jars"));
      List<String> command = new ArrayList<>(List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx256m",
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          "org.smalti.app.Main"));
      command.addAll(words);
      command.addAll(List.of("--cores", "1", "--memory", "600m", "--work-dir", home.toString()));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("SPARK_HOME", home.toString());
      Process process = builder.start();
      joined = process.pid();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }));
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        Matcher address = MASTER.matcher(line);
        if (address.find()) {
          return address.group();
        }
      }
      throw new IllegalStateException("no cluster started");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
