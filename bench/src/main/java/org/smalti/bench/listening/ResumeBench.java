package org.smalti.bench.listening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.smalti.bench.ProcessMeasurement;

/** 10,000 short files: heard in one go; killed half-way and heard to the end; and heard again when all is done. */
final class ResumeBench {
  private static final int FILES = 10_000;

  private ResumeBench() {}

  static void run(ListeningBenchTable figures, Path corpus)
      throws IOException, InterruptedException {
    Path media = figures.work().resolve("short");
    if (!Files.exists(media)) {
      Path partial = Files.createDirectories(figures.work().resolve("partial-short"));
      LongSound sound = LongSound.of(corpus);
      for (int i = 0; i < FILES; i++) {
        sound.writePiece(partial.resolve("piece-" + i + ".wav"), i, 0.5);
      }
      Files.move(partial, media);
    }
    ProcessMeasurement whole = figures.smalti(words("whole"));
    figures.row(FILES + " files of 0.5 s", "", "in one go", whole);
    double half = killedHalfway(figures);
    ProcessMeasurement rest = figures.smalti(words("resumed"));
    figures.row(
        "killed half-way",
        "costs seconds",
        ListeningBenchTable.format(
            "%.1f s + %.1f s − %.1f s", half, rest.seconds(), whole.seconds()),
        rest);
    figures.row("nothing left to do", "costs seconds", "", figures.smalti(words("resumed")));
  }

  private static Object[] words(String folder) {
    return new Object[] {
      "samples", "short/*.wav", "--features", "--out", folder + "/%s.csv", "--dir", "short"
    };
  }

  /** Returns how long it ran until half of the tables were there. */
  private static double killedHalfway(ListeningBenchTable figures)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(figures.work().resolve("resumed"));
    List<String> command = Stream.concat(Stream.of(figures.launcher()), Stream.of(words("resumed")))
        .map(String::valueOf)
        .toList();
    long began = System.nanoTime();
    Process process = new ProcessBuilder(command)
        .directory(figures.work().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    while (process.isAlive() && tables(folder) < FILES / 2) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    process.destroyForcibly().waitFor();
    return (System.nanoTime() - began) / 1e9;
  }

  private static long tables(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).count();
    }
  }
}
