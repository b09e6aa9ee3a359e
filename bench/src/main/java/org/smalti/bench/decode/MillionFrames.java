package org.smalti.bench.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoSpec;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/decode million}: opens films of several kinds one after another, converts all their frames and closes
 * them, and tells how much memory of the process is resident. The script gives Java's heap a fixed size.
 */
@Command(name = "million", mixinStandardHelpOptions = true)
final class MillionFrames implements Callable<Integer> {
  private static final String PICTURES =
      "-f lavfi -i testsrc2=s=64x48:r=25:d=10 -f lavfi -i sine=d=10 ";

  /** The words that make a film of each kind, by its file name. */
  private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
      "h264.mp4", "-c:v libx264 -pix_fmt yuv420p -c:a aac",
      "fields.mpg", "-c:v mpeg2video -flags +ilme+ildct -top 1 -c:a mp2",
      "ten.mkv", "-c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le -c:a aac",
      "bright.mkv",
          "-c:v ffv1 -vf format=yuv420p10le,"
              + "setparams=color_primaries=bt2020:colorspace=bt2020nc:color_trc=smpte2084",
      "vp9.webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus",
      "wide.ts", "-c:v libx264 -pix_fmt yuv420p -vf setsar=16/11 -g 25 -c:a aac",
      "full.avi", "-c:v mjpeg -pix_fmt yuvj422p -c:a pcm_s16le"));

  @Option(names = "--frames", defaultValue = "1000000", description = "default: ${DEFAULT-VALUE}")
  private long frames;

  @Option(
      names = "--every",
      defaultValue = "100000",
      description = "frames from one line to the next; default: ${DEFAULT-VALUE}")
  private long every;

  private MillionFrames() {}

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("million");
    List<Path> films = new ArrayList<>();
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      films.add(make(folder.resolve(kind.getKey()), kind.getValue()));
    }
    System.out.println("| frames | files | s | resident MB |");
    System.out.println("|---:|---:|---:|---:|");
    long begin = System.nanoTime();
    long done = 0;
    long told = 0;
    int files = 0;
    List<PixelFormat> formats = List.of(PixelFormat.values());
    while (done < frames) {
      PixelFormat format = formats.get(files / films.size() % formats.size());
      done += convert(films.get(files % films.size()), format);
      files++;
      if (done / every > told) {
        told = done / every;
        System.out.printf(
            Locale.ROOT,
            "| %,d | %,d | %.0f | %.1f |%n",
            done,
            files,
            (System.nanoTime() - begin) / 1e9,
            residentKilobytes() / 1024.0);
      }
    }
    for (Path film : films) {
      Files.delete(film);
    }
    Files.delete(folder);
    return 0;
  }

  private static Path make(Path film, String encoding) {
    List<String> words = new ArrayList<>(Arrays.asList((PICTURES + encoding).split(" ")));
    words.add(FfmpegCommand.file(film));
    FfmpegProgram program = FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED));
    try (ChildProcesses children = ChildProcesses.forgotten()) {
      new Ffmpeg(program, new Ffmpeg.Limits(0, Duration.ofMinutes(1)), children)
          .run(new FfmpegCommand(words), progress -> {})
          .orThrow(film.toString());
    }
    return film;
  }

  /** Every tenth frame also as a frame of its own. */
  private static long convert(Path film, PixelFormat format) {
    VideoSpec spec = new VideoSpec(40, 30, format);
    byte[] pixels = new byte[format.bytes(spec.width(), spec.height())];
    long count = 0;
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec)) {
      while (decoder.next()) {
        decoder.copyTo(pixels);
        count++;
        if (count % 10 == 0) {
          try (VideoFrame frame = decoder.frame("bgr24")) {
            frame.bytes();
          }
        }
      }
    }
    return count;
  }

  private static long residentKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("/proc/self/status does not tell what is resident");
  }
}
