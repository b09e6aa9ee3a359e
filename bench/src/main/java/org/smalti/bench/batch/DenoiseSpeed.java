package org.smalti.bench.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  void run() throws IOException, InterruptedException {
    Path film = film();
    double seed = 0;
    double seedProcessor = 0;
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
      seed += run.seconds();
      seedProcessor += run.processorSeconds();
      last = next;
    }
    out.println("| way | wall s | times faster | processor s | times less | pictures |");
    out.println("|---|---|---|---|---|---|");
    ProcessMeasurement before = new ProcessMeasurement(seed, seedProcessor, 0, 0, "");
    row("three runs that encode pictures", before, before, film, last);
    for (String profile : List.of("voice", "adaptive")) {
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
      row(profile + ", its ffmpeg run", alone, before, film, result);
      row(
          profile + ", the whole command with listening and verifying",
          whole,
          before,
          film,
          result);
    }
    out.println();
  }

  private void row(
      String way, ProcessMeasurement run, ProcessMeasurement seed, Path film, Path result)
      throws IOException, InterruptedException {
    boolean same = hash(film).equals(hash(result));
    out.println(String.format(
        Locale.ROOT,
        "| %s | %.2f | %.1f | %.2f | %.1f | %s |",
        way,
        run.seconds(),
        seed.seconds() / run.seconds(),
        run.processorSeconds(),
        seed.processorSeconds() / run.processorSeconds(),
        same ? "the same packets" : "other packets"));
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
