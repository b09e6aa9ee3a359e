package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.TestMedia;

/** What tests of streams share: small media, and the commands as a user runs them. */
abstract class StreamTesting {
  /** A second of pictures, and of a tone that is too soft for −23 LUFS. */
  static final String FILM = "-f lavfi -i testsrc2=s=96x64:r=10:d=1 -f lavfi -i " + tone(440);

  static final String SOUND = "-f lavfi -i " + tone(440);

  static final String FAST = " -c:v libx264 -preset ultrafast -bf 0 -c:a aac ";

  @TempDir
  Path folder;

  static String tone(int hertz) {
    return "sine=f=" + hertz + ":r=48000:d=1,volume=0.4,aeval=val(0)+0.0003*(random(0)-0.5)";
  }

  /** Makes a file by words in which {@code @name} is a file of the folder. */
  Path made(String name, String words) {
    String all = Arrays.stream(words.strip().split("\\s+"))
        .map(word -> word.startsWith("@") ? "file:" + folder.resolve(word.substring(1)) : word)
        .collect(Collectors.joining(" "));
    return TestMedia.made(folder.resolve(name), all);
  }

  /** Two pictures. */
  void covers() {
    made("front.jpg", "-f lavfi -i color=red:s=64x64 -frames:v 1 -f image2");
    made("back.png", "-f lavfi -i color=blue:s=32x32 -frames:v 1 -f image2");
  }

  /** Runs a verb and the program that comes with Smalti; results go into {@code out}. */
  Outcome batch(String verb, Path file, Object... words) {
    List<Object> all = new ArrayList<>(List.of(verb, file, "--ffmpeg", "embedded"));
    if (verb.equals("reencode")) {
      all.addAll(List.of("--preset", "13", "--keep-larger"));
    }
    all.addAll(Arrays.asList(words));
    if (!all.contains("--delete-originals")) {
      all.addAll(List.of("--out", out()));
    }
    return CommandTester.of(BatchCommand.class).run(all.toArray());
  }

  Path out() {
    return folder.resolve("out");
  }

  /** Runs a verb to its good end and gives what it said. */
  String done(String verb, Path file, Object... words) {
    Outcome outcome = batch(verb, file, words);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    return outcome.out() + outcome.err();
  }

  MediaContents result(String name) {
    return contents(out().resolve(name));
  }

  static MediaContents contents(Path file) {
    try (MediaFile media = MediaFile.open(file)) {
      return media.contents();
    }
  }

  static List<MediaStream> of(MediaContents contents, Kind kind) {
    return contents.streams().stream().filter(stream -> stream.kind() == kind).toList();
  }

  static List<Kind> kinds(MediaContents contents) {
    return contents.streams().stream().map(MediaStream::kind).toList();
  }

  static List<String> tags(List<MediaStream> streams, String name) {
    return streams.stream().map(stream -> stream.tags().getOrDefault(name, "")).toList();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
