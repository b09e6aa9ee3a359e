package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegOutcome;
import org.smalti.media.program.FfmpegProgram;

/** What tests of reencode share: a folder, films that the embedded program makes, and the command. */
abstract class ReencodeTester {
  private static final String PICTURES = "testsrc2=s=160x90:r=25:d=1";

  @TempDir
  Path folder;

  /** Runs ffmpeg with words in which a blank separates and {@code @name} is a file of the folder. */
  FfmpegOutcome ffmpeg(String... words) {
    List<String> arguments = new ArrayList<>();
    for (String word : String.join(" ", words).split(" ")) {
      arguments.add(
          word.startsWith("@") ? FfmpegCommand.file(folder.resolve(word.substring(1))) : word);
    }
    arguments.add(0, "-y");
    Ffmpeg ffmpeg = new Ffmpeg(
        FfmpegProgram.find(Path.of("embedded")),
        new Ffmpeg.Limits(0, Duration.ofSeconds(60)),
        ChildProcesses.forgotten());
    return ffmpeg.run(new FfmpegCommand(arguments), progress -> {}).orThrow("test media");
  }

  /** Makes a film of a second of moving pictures, H.264 unless told otherwise. */
  Path film(String name, String... words) {
    List<String> all = new ArrayList<>(List.of("-f lavfi -i", PICTURES));
    all.addAll(Arrays.asList(words));
    if (Arrays.stream(words).noneMatch(word -> word.contains("-c:v"))) {
      all.add("-c:v libx264 -preset ultrafast -crf 5");
    }
    all.add("@" + name);
    ffmpeg(all.toArray(String[]::new));
    return folder.resolve(name);
  }

  Path text(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Encodes as fast as can be and keeps what gets larger, which small films do. */
  Outcome reencode(Object... words) {
    List<Object> given = Arrays.asList(words);
    List<Object> all = new ArrayList<>(List.of("--keep-larger", "--progress", "none"));
    if (!given.contains("--ffmpeg")) {
      all.addAll(List.of("--ffmpeg", "embedded"));
    }
    boolean svt = !given.contains("--codec") && !given.contains("--recipe");
    if (!given.contains("--preset")) {
      all.addAll(List.of(
          "--preset",
          svt ? "12" : given.contains("hevc") || given.contains("h264") ? "ultrafast" : "8"));
    }
    all.addAll(given);
    return CommandTester.of(ReencodeCommand.class).run(all.toArray());
  }

  /** Encodes and gives what is in the result. */
  MediaContents result(String expected, Object... words) {
    Outcome outcome = reencode(words);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isZero();
    return contents(expected);
  }

  MediaContents contents(String name) {
    try (MediaFile file = MediaFile.open(folder.resolve(name))) {
      return file.contents();
    }
  }

  static List<Kind> kinds(MediaContents contents) {
    return contents.streams().stream().map(MediaStream::kind).toList();
  }

  static List<String> codecs(MediaContents contents) {
    return contents.streams().stream().map(MediaStream::codec).toList();
  }

  /** When the pictures of a film are shown, in s. */
  List<Double> times(String name) {
    ffmpeg("-i @" + name + " -map 0:v:0 -c copy -f framecrc @" + name + ".crc");
    try (var lines = Files.lines(folder.resolve(name + ".crc"))) {
      List<String> all = lines.toList();
      String base = all.stream().filter(l -> l.startsWith("#tb 0:")).findFirst().orElseThrow();
      String[] fraction = base.substring(6).strip().split("/");
      double tick = Double.parseDouble(fraction[0]) / Double.parseDouble(fraction[1]);
      return all.stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Double.parseDouble(line.split(",")[2].strip()) * tick)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
