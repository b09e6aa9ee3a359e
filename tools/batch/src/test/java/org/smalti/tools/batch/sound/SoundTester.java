package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.smalti.core.files.LocalPath;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.MediaWriter;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegOutcome;
import org.smalti.media.program.FfmpegProgram;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Recipe;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/** A bench with the ffmpeg that comes with Smalti, and what tests make and measure with it. */
final class SoundTester implements RecipeContext, AutoCloseable {
  /** Samples that are compared. */
  private static final int ENOUGH = 40_000;

  private final Path folder;
  private final Path scratch;
  /** What was said to miss its target. */
  final List<String> missed = new ArrayList<>();

  private final FfmpegProgram program = FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED));
  private final ChildProcesses children = ChildProcesses.forgotten();
  private final Ffmpeg ffmpeg =
      new Ffmpeg(program, new Ffmpeg.Limits(0, Duration.ofSeconds(60)), children);

  SoundTester(Path folder) {
    this.folder = folder;
    scratch = folder.resolve("scratch");
    try {
      Files.createDirectory(scratch);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public boolean encodes(String encoder) {
    return program.encodes(encoder);
  }

  @Override
  public void state(String state) {}

  @Override
  public void missed(String how) {
    missed.add(how);
  }

  @Override
  public FfmpegOutcome run(FfmpegCommand command, double seconds, double until) {
    return ffmpeg.run(command, progress -> {}).orThrow("ffmpeg");
  }

  @Override
  public Path scratch() {
    return scratch;
  }

  /** Runs ffmpeg with words and the name of an output in the folder. */
  Path made(String name, String... words) {
    Path output = folder.resolve(name);
    List<String> all = new ArrayList<>(List.of("-y"));
    all.addAll(Arrays.asList(words));
    all.add(FfmpegCommand.file(output));
    run(new FfmpegCommand(all), 0, 0);
    return output;
  }

  static SourceFile source(Path file) {
    try (MediaFile media = MediaFile.open(file)) {
      return new SourceFile(
          file.toString(),
          LocalPath.of(file.toAbsolutePath()),
          Files.size(file),
          0,
          media.contents());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Conversion.Needed decided(Recipe recipe, Path file) {
    assertThat(recipe.refusal(source(file))).isEmpty();
    return (Conversion.Needed) recipe.make(source(file), this);
  }

  /** Performs a recipe, as the runner does but without its care. */
  Path performed(Recipe recipe, Path file, String name) {
    return performed(decided(recipe, file), name);
  }

  Path performed(Conversion.Needed made, String name) {
    Path result = made(
        name,
        Stream.of(made.input(), made.streams(), made.encoding(), List.of("-f", made.muxer()))
            .flatMap(List::stream)
            .toArray(String[]::new));
    try {
      made.preservation().completion().complete(result);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return result;
  }

  /** A hash of the packets of each stream that is no sound. */
  String hashes(Path file) throws IOException {
    Path hash = made(
        "hash.txt",
        "-i",
        FfmpegCommand.file(file),
        "-map",
        "0",
        "-map",
        "-0:a",
        "-c",
        "copy",
        "-f",
        "streamhash",
        "-hash",
        "md5");
    return Files.readString(hash);
  }

  /** Writes sound. */
  Path wav(String name, int rate, int channels, float[] interleaved) throws IOException {
    Path file = folder.resolve(name);
    try (var writer = MediaWriter.sound(file, "wav", new AudioSpec(rate, channels), 64_000)) {
      writer.writeAudio(interleaved, 0, interleaved.length / channels);
      writer.finish();
    }
    return file;
  }

  /** The first sound of a file as its mean over channels, on the file's own clock. */
  static float[] heard(Path file, int rate) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(new AudioSpec(rate, 1))) {
      float[] sound = new float[1 << 16];
      int count = 0;
      for (int read; (read = decoder.read(sound, count, sound.length - count)) > 0; ) {
        count += read;
        sound = count == sound.length ? Arrays.copyOf(sound, 2 * count) : sound;
      }
      return Arrays.copyOf(sound, count);
    }
  }

  /** By how many samples the second comes later than the first: where their product is highest. */
  static int lag(float[] first, float[] second, int most) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int lag = -most; lag <= most; lag++) {
      double sum = 0;
      int end = Math.min(most + ENOUGH, Math.min(first.length, second.length) - most);
      for (int i = most; i < end; i++) {
        sum += first[i] * second[i + lag];
      }
      if (sum > highest) {
        highest = sum;
        best = lag;
      }
    }
    return best;
  }

  static List<MediaStream> streams(Path file, Kind kind) {
    return source(file).streams(kind);
  }

  static MediaStream.AudioProperties sound(Path file) {
    return streams(file, Kind.AUDIO).get(0).sound();
  }

  Loudness loudness(Path file) {
    MediaStream stream = streams(file, Kind.AUDIO).get(0);
    return Loudness.of(file, stream, stream.duration(), this, 1);
  }

  @Override
  public void close() {
    children.close();
  }
}
