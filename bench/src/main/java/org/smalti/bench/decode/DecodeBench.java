package org.smalti.bench.decode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.smalti.bench.ProcessMeasurement;
import org.smalti.media.DecoderOptions;
import org.smalti.media.DecoderOptions.Parallel;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaFrame;
import org.smalti.media.Packet;
import org.smalti.media.ParallelFrames;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bench/decode}: processor time and wall time of reading films in this process, beside ffmpeg programs; of key
 * frames alone; and by several threads, each between key frames. What is compared runs by turns.
 */
@Command(name = "decode", mixinStandardHelpOptions = true, subcommands = MillionFrames.class)
public final class DecodeBench implements Callable<Integer> {
  private static final String MADE =
      "-f lavfi -i testsrc2=s=1920x1080:r=24:d=60,noise=alls=12:allf=t"
          + " -pix_fmt yuv420p -c:v libx264 -preset veryfast -b:v 25M -maxrate 25M -bufsize 25M -g 60";

  @Parameters(paramLabel = "FILM", arity = "0..*", description = "films")
  private List<Path> films = new ArrayList<>();

  @Option(
      names = "--program",
      paramLabel = "FFMPEG",
      description = "another program than the embedded one, to be compared with as well")
  private List<Path> programs = new ArrayList<>();

  @Option(
      names = "--make",
      paramLabel = "FILE",
      description = "first make a film there: a minute of 1080p, H.264 of 25 Mbit/s,"
          + " a key frame every 60")
  private List<Path> made = new ArrayList<>();

  @Option(
      names = "--runs",
      defaultValue = "5",
      description = "of everything; default: ${DEFAULT-VALUE}")
  private int runs;

  private DecodeBench() {}

  public static void main(String[] words) {
    System.exit(new CommandLine(new DecodeBench()).execute(words));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    FfmpegProgram embedded = FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED));
    List<Path> peers = new ArrayList<>(List.of(embedded.path()));
    programs.forEach(program -> peers.add(program.toAbsolutePath()));
    for (Path film : made) {
      make(embedded, film);
    }
    films.addAll(0, made);
    for (Path film : films) {
      RunTimes times = new RunTimes(film.getFileName().toString());
      // Classes and the file are warm after the first.
      for (int run = 0; run <= runs; run++) {
        times.begin(run);
        round(film.toAbsolutePath(), peers, times);
      }
      times.print();
    }
    return 0;
  }

  private static void make(FfmpegProgram program, Path film) {
    if (Files.exists(film)) {
      return;
    }
    List<String> words = new ArrayList<>(Arrays.asList(MADE.split(" ")));
    words.add(FfmpegCommand.file(film));
    try (ChildProcesses children = ChildProcesses.forgotten()) {
      new Ffmpeg(program, new Ffmpeg.Limits(0, Duration.ofMinutes(20)), children)
          .run(new FfmpegCommand(words), progress -> {})
          .orThrow(film.toString());
    }
  }

  private static void round(Path film, List<Path> peers, RunTimes times)
      throws IOException, InterruptedException {
    measure(times, "packets counted", () -> packets(film));
    measure(times, "key frames alone", () -> frames(film, DecoderOptions.KEY_FRAMES));
    for (int count = 1; count <= 2; count++) {
      int threads = count;
      String ours = "frames, " + threads + (threads == 1 ? " thread" : " threads");
      measure(
          times, ours, () -> frames(film, DecoderOptions.DEFAULT.threads(threads, Parallel.ANY)));
      for (Path peer : peers) {
        String theirs = ours + ", ffmpeg " + version(peer);
        times.add(theirs, program(peer, film, threads), 0);
        times.compare(ours, theirs);
      }
    }
    List<List<PictureMark>> marks = new ArrayList<>();
    for (int count = 1; count <= 2; count++) {
      int threads = count;
      String name = "frames, " + (threads == 1 ? "one range" : "ranges by 2 threads");
      measure(times, name, () -> {
        marks.add(marks(film, threads));
        return marks.get(threads - 1).size();
      });
    }
    times.compare("frames, ranges by 2 threads", "frames, one range");
    if (!marks.get(0).equals(marks.get(1))) {
      throw new IllegalStateException(film + ": other frames by two threads than by one");
    }
  }

  /** What is measured: gives a number of frames or packets. */
  private interface Measured {
    long run() throws IOException;
  }

  private static void measure(RunTimes times, String name, Measured work) throws IOException {
    long wall = System.nanoTime();
    double processor = processorSeconds();
    long count = work.run();
    double seconds = (System.nanoTime() - wall) / 1e9;
    times.add(name, new RunTimes.Cost(seconds, processorSeconds() - processor), count);
  }

  private static double processorSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private static long packets(Path film) {
    try (MediaFile media = MediaFile.open(film);
        Demuxer demuxer = media.demuxer()) {
      return demuxer.counted().streams().get(demuxer.video()).packets();
    }
  }

  private static long frames(Path film, DecoderOptions options) {
    long count = 0;
    try (MediaFile media = MediaFile.open(film);
        Demuxer demuxer = media.demuxer();
        FrameDecoder decoder = demuxer.decoder(demuxer.video(), options)) {
      demuxer.keepOnly(demuxer.video());
      Packet packet;
      do {
        packet = demuxer.next();
        decoder.send(packet);
        for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
          count++;
          frame.close();
        }
      } while (packet != null);
    }
    return count;
  }

  /** The time of a frame, and what a small picture of it looks like. */
  private record PictureMark(double time, int hash) {}

  private static List<PictureMark> marks(Path film, int threads) {
    VideoSpec small = new VideoSpec(16, 16, PixelFormat.GRAY8);
    List<PictureMark> marks = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film)) {
      ParallelFrames.<PictureMark>map(
          media,
          small,
          threads,
          () -> {
            byte[] pixels = new byte[small.format().bytes(small.width(), small.height())];
            return picture -> {
              picture.copyTo(pixels);
              return new PictureMark(picture.time(), Arrays.hashCode(pixels));
            };
          },
          marks::add);
    }
    return marks;
  }

  private static String version(Path program) throws IOException {
    return FfmpegProgram.find(program).version();
  }

  private static RunTimes.Cost program(Path program, Path film, int threads)
      throws IOException, InterruptedException {
    // The embedded program has its libraries beside it.
    ProcessMeasurement run = ProcessMeasurement.of(
        film.resolveSibling(""),
        Map.of("LD_LIBRARY_PATH", program.resolveSibling("").toString()),
        List.of(
            program.toString(),
            "-v",
            "error",
            "-threads",
            Integer.toString(threads),
            "-i",
            film.toString(),
            "-map",
            "0:v:0",
            "-f",
            "null",
            "-"));
    if (run.exit() != 0) {
      throw new IOException(program + ": " + run.said());
    }
    return new RunTimes.Cost(run.seconds(), run.processorSeconds());
  }
}
