package org.smalti.bench.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaCapabilities;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

/**
 * Noise in a folder, encoded once by each encoder and copied into each container. What could not be made is remembered.
 */
final class NoiseFiles implements AutoCloseable {
  /** What writes no file of its own, or only numbers about one. */
  private static final Set<String> NO_FILES = Set.of(
      "alsa",
      "caca",
      "chromaprint",
      "crc",
      "dash",
      "dvd",
      "fbdev",
      "ffmetadata",
      "fifo",
      "fifo_test",
      "framecrc",
      "framehash",
      "framemd5",
      "hash",
      "hds",
      "hls",
      "image2",
      "image2pipe",
      "md5",
      "null",
      "opengl",
      "oss",
      "pulse",
      "rtp",
      "rtp_mpegts",
      "rtsp",
      "sap",
      "segment",
      "sdl,sdl2",
      "smoothstreaming",
      "ssegment",
      "stream_segment",
      "streamhash",
      "tee",
      "uncodedframecrc",
      "v4l2",
      "video4linux2,v4l2",
      "webm_chunk",
      "webm_dash_manifest",
      "whip",
      "xv",
      "decklink",
      "gif",
      "ico",
      "apng",
      "yuv4mpegpipe",
      "rawvideo",
      "data",
      "rcwt",
      "srt",
      "ass",
      "webvtt",
      "lrc",
      "scc",
      "sup",
      "jacosub",
      "microdvd",
      "ttml",
      "mccp",
      "mcc");

  /** What is encoded as fast as copied; containers have blocks of other sizes. */
  private static final Pattern CHEAP =
      Pattern.compile("(pcm|adpcm|g7|roq|dfpwm|flac|alac|tta|wavpack|s302m|mlp|truehd).*");

  private final Path folder;
  private final int seconds;
  private final ChildProcesses children = ChildProcesses.forgotten();
  private final Ffmpeg ffmpeg;

  /** @param seconds of noise */
  NoiseFiles(Path folder, int seconds) {
    this.folder = folder;
    this.seconds = seconds;
    ffmpeg = new Ffmpeg(
        FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)),
        new Ffmpeg.Limits(0, Duration.ofMinutes(5)),
        children);
  }

  /** Names of all encoders of sound. */
  static List<String> encoders() {
    return MediaCapabilities.codecs().stream()
        .filter(codec -> codec.kind().equals("audio"))
        .flatMap(codec -> codec.encoders().stream())
        // Its decoder makes noise of its own each time.
        .filter(encoder -> !encoder.equals("comfortnoise"))
        .sorted()
        .toList();
  }

  /** Names of all containers that are written as files. */
  static List<String> formats() {
    return MediaCapabilities.formats().stream()
        .filter(format -> format.written() && !NO_FILES.contains(format.name()))
        .map(MediaCapabilities.Format::name)
        .toList();
  }

  /** The noise of an encoder in a container; null if that can't be made. */
  @Nullable
  Path made(String encoder, String format) throws IOException {
    Path file = folder.resolve(encoder + "." + format.replace(',', '_'));
    Path not = folder.resolve(file.getFileName() + ".not");
    if (Files.exists(not)) {
      return null;
    }
    if (Files.exists(file)) {
      return file;
    }
    boolean made = CHEAP.matcher(encoder).matches()
        ? direct(encoder, "-f", format, FfmpegCommand.file(file))
        : copied(coded(encoder), format, file);
    if (!made || Files.size(file) == 0) {
      Files.deleteIfExists(file);
      Files.createFile(not);
      return null;
    }
    return file;
  }

  private boolean copied(@Nullable Path coded, String format, Path file) {
    return coded != null
        && run(
            "-i", FfmpegCommand.file(coded), "-c", "copy", "-f", format, FfmpegCommand.file(file));
  }

  private @Nullable Path coded(String encoder) throws IOException {
    Path file = folder.resolve("coded." + encoder + ".nut");
    if (!Files.exists(file) && !direct(encoder, "-f", "nut", FfmpegCommand.file(file))) {
      Files.write(file, new byte[0]);
    }
    return Files.size(file) == 0 ? null : file;
  }

  private boolean direct(String encoder, String... output) {
    String[] words = new String[6 + output.length];
    System.arraycopy(
        new String[] {"-i", FfmpegCommand.file(noise()), "-c:a", encoder, "-strict", "-2"},
        0,
        words,
        0,
        6);
    System.arraycopy(output, 0, words, 6, output.length);
    return run(words);
  }

  private Path noise() {
    Path file = folder.resolve("noise.wav");
    String source = "anoisesrc=d=" + seconds + ":c=pink:a=0.4:r=44100:seed=1,lowpass=f=3000";
    if (!Files.exists(file)
        && !run("-f", "lavfi", "-i", source, "-c:a", "pcm_f32le", FfmpegCommand.file(file))) {
      throw SmaltiException.input(file + " can't be made");
    }
    return file;
  }

  private boolean run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "-y";
    System.arraycopy(words, 0, all, 1, words.length);
    try {
      ffmpeg.run(FfmpegCommand.of(all), progress -> {}).orThrow("noise");
      return true;
    } catch (SmaltiException cannot) {
      return false;
    }
  }

  @Override
  public void close() {
    children.close();
  }
}
