package org.smalti.bench.listening;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.smalti.bench.ProcessMeasurement;

/**
 * Runs programs and prints a row of a table for what was asked of them. Processor time is told beside wall time: on a
 * machine with other work, wall time says more about that work.
 *
 * @param launcher the script that starts Smalti
 * @param work a folder for what is made; sounds and tables that are there already are not made again
 */
record ListeningBenchTable(Path launcher, Path work, PrintStream out) {
  void header() {
    out.println("| what | asked | measured | wall s | processor s | peak MB | load |");
    out.println("|---|---|---|---|---|---|---|");
  }

  /** Runs Smalti; it must succeed. */
  ProcessMeasurement smalti(Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    Arrays.stream(words).map(String::valueOf).forEach(command::add);
    command.addAll(List.of("--progress", "none"));
    return run(command);
  }

  /** Runs any program; it must succeed. */
  ProcessMeasurement run(List<String> command) throws IOException, InterruptedException {
    ProcessMeasurement measured = ProcessMeasurement.of(work, Map.of(), command);
    if (measured.exit() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + measured.said());
    }
    return measured;
  }

  /** The median by wall time of an odd number of runs. */
  static ProcessMeasurement median(List<ProcessMeasurement> runs) {
    return runs.stream()
        .sorted((one, other) -> Double.compare(one.seconds(), other.seconds()))
        .toList()
        .get(runs.size() / 2);
  }

  void row(String what, String asked, String measured, ProcessMeasurement run) throws IOException {
    out.println(String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.2f | %.2f | %d | %s |",
        what,
        asked,
        measured,
        run.seconds(),
        run.processorSeconds(),
        run.megabytes(),
        load()));
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A program on the path, if it is installed. */
  static Optional<String> installed(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** How many processes wanted to run in the last minute. */
  private static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Files.readString(file).split(" ")[0] : "";
  }
}
