package org.smalti.tools.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoFrames;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

/** What tests of the runner share: a folder with small films, and the simplest verb. */
abstract class BatchTester {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int FPS = 10;
  private static final int RATE = 16000;

  @TempDir
  Path folder;

  /** Runs {@code remux} with these words and the program that comes with Smalti. */
  Outcome remux(Object... words) {
    return remuxWith("embedded", words);
  }

  /** The same with another program. */
  Outcome remuxWith(Object program, Object... words) {
    List<Object> all = new ArrayList<>(List.of("--ffmpeg", program));
    all.addAll(Arrays.asList(words));
    return CommandTester.of(CopyVerbCommand.class).run(all.toArray());
  }

  /**
   * A program that does as the one that comes with Smalti, unless it encodes a film whose name ends with {@code b.mp4}.
   *
   * @param trouble what it does then, in the language of the shell; {@code $real "$@"} encodes
   */
  Path troubledBy(String trouble) throws IOException {
    String real = FfmpegProgram.find(Path.of("embedded")).path().toString();
    String script = """
        #!/bin/sh
        real='%s'
        case "$*" in
          *b.mp4*-f\\ matroska*) %s ;;
          *) exec "$real" "$@" ;;
        esac
        """.formatted(real, trouble).replace("\\\\", "\\");
    Path program = Files.writeString(folder.resolve(".ffmpeg"), script);
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " can't be made executable");
    }
    return program;
  }

  /** Runs ffmpeg with words in which a blank separates and {@code @name} is a file of the folder. */
  Path made(String words, String name) {
    List<String> all = new ArrayList<>(List.of("-y"));
    Arrays.stream(words.split(" "))
        .map(word ->
            word.startsWith("@") ? FfmpegCommand.file(folder.resolve(word.substring(1))) : word)
        .forEach(all::add);
    all.add(FfmpegCommand.file(folder.resolve(name)));
    Ffmpeg ffmpeg = new Ffmpeg(
        FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)),
        new Ffmpeg.Limits(0, Duration.ofSeconds(60)),
        ChildProcesses.forgotten());
    ffmpeg.run(new FfmpegCommand(all), progress -> {}).orThrow(name);
    return folder.resolve(name);
  }

  /** A film of a few seconds with noise in sound and picture; its first bytes tell where everything is. */
  Path film(String name, int seconds) {
    Path file = folder.resolve(name);
    Random random = new Random(name.hashCode());
    try {
      Files.createDirectories(file.getParent());
      try (MediaWriter writer = MediaWriter.create(
          file,
          "mp4",
          Optional.of(new AudioSpec(RATE, 1)),
          Optional.of(new VideoFrames(WIDTH, HEIGHT, FPS, 1, 20, "ultrafast")))) {
        float[] sound = new float[seconds * RATE];
        for (int i = 0; i < sound.length; i++) {
          sound[i] = random.nextFloat() - 0.5f;
        }
        writer.writeAudio(sound, 0, sound.length);
        byte[] picture = new byte[PixelFormat.YUV420P.bytes(WIDTH, HEIGHT)];
        for (int n = 0; n < seconds * FPS; n++) {
          random.nextBytes(picture);
          writer.writeVideo(picture);
        }
        writer.finish();
      }
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_500_000_000_000L));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below the folder that are not hidden, by their relative names. */
  List<String> files() {
    return all().filter(name -> !("/" + name).contains("/.")).toList();
  }

  /** All hidden files that a run should not leave: all but the journal. */
  List<String> leftOvers() {
    return all()
        .filter(name -> ("/" + name).contains("/.")
            && !name.endsWith(".smalti-batch.journal")
            && !name.equals(".ffmpeg"))
        .toList();
  }

  /** All files, hidden ones too. */
  Stream<String> all() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Three films in the folder; gives the second. */
  Path films() {
    film("a.mp4", 1);
    film("c.mp4", 1);
    return film("b.mp4", 2);
  }
}
