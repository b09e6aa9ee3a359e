package org.smalti.bench.mutate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;

/** {@code bench/mutate}: reads thousands of damaged files in child processes, and counts what becomes of them. */
public final class MutationBench {
  private static final int FILES_PER_PROCESS = 1000;
  private static final long SILENCE = 60_000;

  private final Map<String, Integer> ends = new TreeMap<>();

  private MutationBench() {}

  /** @param words folder of small media files, and how many damaged ones are read */
  public static void main(String[] words) throws IOException, InterruptedException {
    long count = words.length > 1 ? Long.parseLong(words[1]) : 10_000;
    MutationBench bench = new MutationBench();
    Path folder = Files.createTempDirectory("mutate");
    for (long seed = 0; seed < count; ) {
      seed = bench.run(words[0], folder, seed, Math.min(count, seed + FILES_PER_PROCESS));
    }
    System.out.printf(Locale.ROOT, "%,d damaged files: %s%n", count, bench.ends);
  }

  /** Returns the seed to go on with. */
  private long run(String files, Path folder, long from, long to)
      throws IOException, InterruptedException {
    Process child = new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx512m",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash-" + from + ".log"),
            "-cp",
            System.getProperty("java.class.path"),
            MutatedReader.class.getName(),
            files,
            folder.toString(),
            String.valueOf(from),
            String.valueOf(to))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    long seed = from;
    String under = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      Timer silence = new Timer(true);
      TimerTask kill = watch(silence, child);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        kill.cancel();
        kill = watch(silence, child);
        if (line.startsWith("begin ")) {
          under = line.substring(6);
        } else if (line.startsWith("memory ")) {
          System.out.println("seeds " + from + " to " + to + ": " + line + " MB at the end");
        } else {
          ends.merge(line.split(" ")[0], 1, Integer::sum);
          if (line.startsWith("bug")) {
            System.out.println("seed " + under + ": " + line);
          }
          under = "";
          seed++;
        }
      }
      silence.cancel();
    }
    int exit = child.waitFor();
    if (!under.isEmpty()) {
      ends.merge(exit == 137 ? "hung" : "crashed", 1, Integer::sum);
      System.out.println("seed " + under + ": exit " + exit);
      return seed + 1;
    }
    return to;
  }

  private static TimerTask watch(Timer timer, Process child) {
    TimerTask kill = new TimerTask() {
      @Override
      public void run() {
        child.destroyForcibly();
      }
    };
    timer.schedule(kill, SILENCE);
    return kill;
  }
}
