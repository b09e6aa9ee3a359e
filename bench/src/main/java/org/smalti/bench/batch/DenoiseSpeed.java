package org.smalti.bench.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smalti.bench.ProcessMeasurement;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

/**
 * Three passes over the sound of a film in one run that copies its pictures, beside three runs one after the other that
 * encode them each time, as a predecessor does: all streams mapped, quality scale 0.
 *
 * @param corpus a folder with {@code video/tears_of_steel_battle_clip.webm}
 */
record DenoiseSpeed(Path root, Path corpus, Path work, PrintStream out) {
  private static final String BAND = "highpass=f=200,lowpass=f=3000";
  private static final String SECONDS = "60";

  /** How often each way is gone, in turns; the middle time counts. */
  private static final int ROUNDS = 3;

  private static final String SEED = "three runs that encode pictures";

  /** What the runs of one way took. */
  private record Runs(List<ProcessMeasurement> all, List<Boolean> same) {
    Runs() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    double processorSeconds() {
      double[] sorted = all.stream()
          .mapToDouble(ProcessMeasurement::processorSeconds)
          .sorted()
          .toArray();
      return sorted[sorted.length / 2];
    }

    String range() {
      DoubleSummaryStatistics found =
          all.stream().mapToDouble(ProcessMeasurement::processorSeconds).summaryStatistics();
      return String.format(Locale.ROOT, "%.2f to %.2f", found.getMin(), found.getMax());
    }
  }

  void run() throws IOException, InterruptedException {
    Path film = film();
    Map<String, Runs> ways = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      seed(film, ways);
      for (String profile : List.of("voice", "adaptive")) {
        denoise(film, profile, ways);
      }
    }
    double seed = ways.getOrDefault(SEED, new Runs()).processorSeconds();
    out.println("| way | processor s | of " + ROUNDS + " runs | times less | pictures |");
    out.println("|---|---|---|---|---|");
    ways.forEach((way, runs) -> out.println(String.format(
        Locale.ROOT,
        "| %s | %.2f | %s | %.1f | %s |",
        way,
        runs.processorSeconds(),
        runs.range(),
        seed / runs.processorSeconds(),
        runs.same().contains(false) ? "other packets" : "the same packets")));
    out.println();
  }

  private void seed(Path film, Map<String, Runs> ways) throws IOException, InterruptedException {
    double wall = 0;
    double processor = 0;
    Path last = film;
    for (int pass = 1; pass <= 3; pass++) {
      Path next = work.resolve("seed" + pass + ".mp4");
      ProcessMeasurement run = ffmpeg(
          "-i",
          FfmpegCommand.file(last),
          "-map",
          "0",
          "-af",
          BAND,
          "-q:v",
          "0",
          "-q:a",
          "0",
          FfmpegCommand.file(next));
      wall += run.seconds();
      processor += run.processorSeconds();
      last = next;
    }
    add(SEED, new ProcessMeasurement(wall, processor, 0, 0, ""), film, last, ways);
  }

  private void denoise(Path film, String profile, Map<String, Runs> ways)
      throws IOException, InterruptedException {
    Path folder = work.resolve("one-" + profile);
    List<String> command = new ArrayList<>(List.of(
        root.resolve("smalti").toString(),
        "batch",
        "denoise",
        film.toString(),
        "--passes",
        "3",
        "--profile",
        profile,
        "--out",
        folder.toString(),
        "--force",
        "--progress",
        "none"));
    ProcessMeasurement whole = succeeded(command);
    command.add("--dry-run");
    String line = succeeded(command)
        .said()
        .lines()
        .filter(said -> said.contains(" -map "))
        .findFirst()
        .orElseThrow();
    Path result = folder.resolve("film.mp4");
    Files.delete(result);
    ProcessMeasurement alone = succeeded(List.of("sh", "-c", line));
    add(profile + ", its ffmpeg run", alone, film, result, ways);
    add(profile + ", the whole command with listening and verifying", whole, film, result, ways);
  }

  private void add(
      String way, ProcessMeasurement run, Path film, Path result, Map<String, Runs> ways)
      throws IOException, InterruptedException {
    Runs runs = ways.computeIfAbsent(way, each -> new Runs());
    runs.all().add(run);
    runs.same().add(hash(film).equals(hash(result)));
  }

  /** A minute of film at 640 × 360, as a camera writes it. */
  private Path film() throws IOException, InterruptedException {
    Path film = work.resolve("film.mp4");
    if (!Files.exists(film)) {
      Path clip = corpus.resolve("video/tears_of_steel_battle_clip.webm");
      ffmpeg(
          "-i",
          FfmpegCommand.file(clip),
          "-t",
          SECONDS,
          "-vf",
          "scale=640:360",
          "-c:v",
          "libx264",
          "-preset",
          "veryfast",
          "-crf",
          "18",
          "-c:a",
          "aac",
          "-b:a",
          "128k",
          FfmpegCommand.file(film));
    }
    return film;
  }

  private String hash(Path file) throws IOException, InterruptedException {
    Path hash = work.resolve("hash.txt");
    ffmpeg(
        "-i",
        FfmpegCommand.file(file),
        "-map",
        "0:v",
        "-c",
        "copy",
        "-f",
        "streamhash",
        FfmpegCommand.file(hash));
    return Files.readString(hash);
  }

  private ProcessMeasurement ffmpeg(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of(FfmpegProgram.find(null).path().toString(), "-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(words));
    return succeeded(command);
  }

  private ProcessMeasurement succeeded(List<String> command)
      throws IOException, InterruptedException {
    ProcessMeasurement run = ProcessMeasurement.of(work, Map.of(), command);
    if (run.exit() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + run.said());
    }
    return run;
  }
}
