package org.smalti.bench.archive;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.smalti.bench.ProcessMeasurement;
import org.smalti.scrapers.archive.fake.FakeArchive;

/**
 * Runs programs against a fake archive and prints a row of a table for each.
 *
 * @param launcher the script that starts Smalti
 * @param work a folder for what the programs make
 */
record ArchiveBenchTable(Path launcher, Path work, PrintStream out) {
  static final String HEADER =
      "| what | command | wall s | of it working s | CPU s | peak MB | requests | MB sent | asked for | |\n"
          + "|---|---|---|---|---|---|---|---|---|---|";
  private static final Pattern ENDED = Pattern.compile("\"event\":\"end\".*\"elapsed\":([0-9.]+)");

  /** A program as it is called in the table, and its words. */
  record Program(String name, Map<String, String> environment, List<String> words) {}

  /** Required limits of wall time (s), of the time without start-up (s) and of memory (MB); 0 is none. */
  record Asked(double seconds, double working, long megabytes) {
    static final Asked NOTHING = new Asked(0, 0, 0);

    static Asked seconds(double seconds) {
      return new Asked(seconds, 0, 0);
    }

    static Asked working(double seconds) {
      return new Asked(0, seconds, 0);
    }

    static Asked megabytes(long megabytes) {
      return new Asked(0, 0, megabytes);
    }

    String verdict(ProcessMeasurement measured) {
      if (equals(NOTHING)) {
        return "";
      }
      boolean met = (seconds == 0 || measured.seconds() <= seconds)
          && (working == 0 || ArchiveBenchTable.working(measured) <= working)
          && (megabytes == 0 || measured.megabytes() <= megabytes);
      return met ? "met" : "MISSED";
    }

    @Override
    public String toString() {
      if (equals(NOTHING)) {
        return "";
      }
      return seconds > 0
          ? "≤ " + seconds + " s"
          : working > 0 ? "≤ " + working + " s working" : "≤ " + megabytes + " MB";
    }
  }

  /** Smalti itself. */
  Program smalti(Object... words) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    Arrays.stream(words).map(String::valueOf).forEach(command::add);
    command.addAll(List.of("--progress", "json"));
    StringBuilder name = new StringBuilder("smalti");
    for (Object word : words) {
      String text = String.valueOf(word);
      name.append(' ').append(text.contains("://") ? "URL" : text);
    }
    return new Program(name.toString(), Map.of(), command);
  }

  /** Runs a program without measuring it; it must succeed. */
  void prepare(Path folder, Program program) throws IOException {
    ProcessMeasurement measured = run(folder, program);
    if (measured.exit() != 0) {
      throw new IllegalStateException(program.name() + ": " + measured.said());
    }
  }

  /** Runs a program in a folder of {@link #work} and prints its row. */
  ProcessMeasurement measure(
      String what, FakeArchive archive, Path folder, Program program, Asked asked)
      throws IOException {
    int requests = archive.asked();
    long sent = archive.sent();
    ProcessMeasurement measured = run(folder, program);
    boolean failed = measured.exit() != 0;
    out.println(String.format(
        Locale.ROOT,
        "| %s | `%s` | %.2f | %s | %.2f | %d | %d | %.1f | %s | %s |",
        what,
        program.name(),
        measured.seconds(),
        working(measured) > 0 ? String.format(Locale.ROOT, "%.2f", working(measured)) : "",
        measured.processorSeconds(),
        measured.megabytes(),
        archive.asked() - requests,
        (archive.sent() - sent) / 1e6,
        asked,
        failed ? "exit " + measured.exit() : asked.verdict(measured)));
    if (failed) {
      System.err.println(measured.said());
    }
    return measured;
  }

  /**
   * The time of Smalti's longest stage by its own account, in s: without the start of the virtual machine; 0 for
   * others.
   */
  static double working(ProcessMeasurement measured) {
    return ENDED
        .matcher(measured.said())
        .results()
        .mapToDouble(event -> Double.parseDouble(event.group(1)))
        .max()
        .orElse(0);
  }

  private static ProcessMeasurement run(Path folder, Program program) throws IOException {
    Files.createDirectories(folder);
    try {
      return ProcessMeasurement.of(folder, program.environment(), program.words());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
