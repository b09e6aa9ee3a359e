package org.smalti.bench.listening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.smalti.bench.ProcessMeasurement;

/** How many seconds of sound are analysed in a second of processor time. All with onsets, releases and features. */
final class ListeningSpeed {
  private static final int RUNS = 3;
  private static final double HOUR = 3600;
  /** s: the longest film that the predecessor was measured with, and what it took to detect and to measure. */
  private static final double MOONLIGHT = 287.9;

  private static final double MOONLIGHT_TOOK = 6.3 + 33.4;

  private ListeningSpeed() {}

  static void hour(ListeningBenchTable figures, Path corpus)
      throws IOException, InterruptedException {
    for (String format : List.of("mp3", "ogg")) {
      Path file = sound(figures, corpus, "hour." + format, HOUR);
      Path second = sound(figures, corpus, "second." + format, 1);
      List<ProcessMeasurement> starts = new ArrayList<>();
      List<ProcessMeasurement> runs = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        starts.add(samples(figures, 1, second));
        runs.add(samples(figures, 1, file));
      }
      ProcessMeasurement run = ListeningBenchTable.median(runs);
      double start = ListeningBenchTable.median(starts).processorSeconds();
      figures.row(
          "1 h " + format + ", 1 thread",
          "≥ 200 × real time per core",
          ListeningBenchTable.format(
              "%.0f × by processor time, %.0f × without the start, %.0f × by wall time",
              HOUR / run.processorSeconds(),
              HOUR / (run.processorSeconds() - start),
              HOUR / run.seconds()),
          run);
    }
  }

  static void threads(ListeningBenchTable figures, Path corpus)
      throws IOException, InterruptedException {
    Path[] files = new Path[8];
    for (int i = 0; i < files.length; i++) {
      files[i] = sound(figures, corpus, "part-" + i + ".mp3", 600 + i);
    }
    List<ProcessMeasurement> ones = new ArrayList<>();
    List<ProcessMeasurement> twos = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      ones.add(samples(figures, 1, files));
      twos.add(samples(figures, 2, files));
    }
    double ratio = ListeningBenchTable.median(ones).seconds()
        / ListeningBenchTable.median(twos).seconds();
    figures.row(
        "8 files of 10 min, 2 threads beside 1",
        "≥ 1.8 ×",
        ListeningBenchTable.format("%.2f ×", ratio),
        ListeningBenchTable.median(twos));
  }

  static void tenHours(ListeningBenchTable figures, Path corpus)
      throws IOException, InterruptedException {
    Path file = sound(figures, corpus, "long.mp3", 10 * HOUR);
    ProcessMeasurement run = samples(figures, 1, file);
    figures.row("10 h mp3, 1 thread", "≤ 300 MB", run.megabytes() + " MB", run);
  }

  static void predecessor(ListeningBenchTable figures, Path corpus)
      throws IOException, InterruptedException {
    Path file = sound(figures, corpus, "moonlight.m4a", MOONLIGHT);
    List<ProcessMeasurement> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(samples(figures, 1, file));
    }
    ProcessMeasurement run = ListeningBenchTable.median(runs);
    figures.row(
        ListeningBenchTable.format(
            "%.1f s of m4a; media-tools took %.1f s for another file of that length",
            MOONLIGHT, MOONLIGHT_TOOK),
        "≥ 15 ×",
        ListeningBenchTable.format(
            "%.0f × by processor time, %.0f × by wall time",
            MOONLIGHT_TOOK / run.processorSeconds(), MOONLIGHT_TOOK / run.seconds()),
        run);
  }

  static void aubio(ListeningBenchTable figures, Path corpus)
      throws IOException, InterruptedException {
    Path file = sound(figures, corpus, "ten-minutes.wav", 600);
    Optional<String> onset = ListeningBenchTable.installed("aubioonset");
    Optional<String> pitch = ListeningBenchTable.installed("aubiopitch");
    if (onset.isEmpty() || pitch.isEmpty()) {
      figures.out().println("aubioonset and aubiopitch are not on the path");
      return;
    }
    List<List<ProcessMeasurement>> runs =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < RUNS; i++) {
      runs.get(0).add(figures.run(List.of(onset.get(), file.toString())));
      runs.get(1).add(figures.run(List.of(pitch.get(), file.toString())));
      runs.get(2).add(listen(figures, false, 1, file));
      runs.get(3).add(samples(figures, 1, file));
    }
    double[] seconds = runs.stream()
        .mapToDouble(run -> ListeningBenchTable.median(run).processorSeconds())
        .toArray();
    String what = "10 min WAV: ";
    tell(figures, what + "aubioonset", "", runs.get(0));
    tell(figures, what + "aubiopitch", "", runs.get(1));
    tell(
        figures,
        what + "onsets and releases",
        beside("aubioonset", seconds[0] / seconds[2]),
        runs.get(2));
    tell(
        figures,
        what + "with all features",
        beside("aubioonset and aubiopitch", (seconds[0] + seconds[1]) / seconds[3]),
        runs.get(3));
  }

  private static String beside(String peer, double ratio) {
    return ListeningBenchTable.format("%.1f × as fast as %s, by processor time", ratio, peer);
  }

  private static void tell(
      ListeningBenchTable figures, String what, String ratio, List<ProcessMeasurement> runs)
      throws IOException {
    figures.row(what, "ratio", ratio, ListeningBenchTable.median(runs));
  }

  private static ProcessMeasurement samples(ListeningBenchTable figures, int threads, Path... files)
      throws IOException, InterruptedException {
    return listen(figures, true, threads, files);
  }

  private static ProcessMeasurement listen(
      ListeningBenchTable figures, boolean features, int threads, Path... files)
      throws IOException, InterruptedException {
    List<Object> words = new ArrayList<>(List.of("samples"));
    words.addAll(Arrays.asList(files));
    words.addAll(List.of("--threads", threads, "--force", "--out", "heard.csv"));
    if (features) {
      words.add("--features");
    }
    return figures.smalti(words.toArray());
  }

  /** Made once: the folder keeps it. */
  private static Path sound(ListeningBenchTable figures, Path corpus, String name, double seconds)
      throws IOException {
    Path file = figures.work().resolve(name);
    if (!Files.exists(file)) {
      Path partial = figures.work().resolve("partial-" + name);
      LongSound.of(corpus).write(partial, seconds);
      Files.move(partial, file);
    }
    return file;
  }
}
