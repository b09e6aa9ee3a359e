package org.smalti.bench.stills;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.smalti.core.files.MediaPaths;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoFrames;
import org.smalti.media.VideoSpec;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How much cheaper key frames are than a whole decode: processor time of this thread, the best of three, decoding alone
 * and with each key frame encoded as JPEG.
 */
@Command(name = "keyframes", mixinStandardHelpOptions = true)
public final class KeyFrameBench implements Callable<Integer> {
  private static final int TRIES = 3;
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int FRAMES = 720;

  @Parameters(paramLabel = "FILM", arity = "0..*", description = "films and folders")
  private List<String> films = new ArrayList<>();

  @Option(
      names = "--make",
      paramLabel = "FILE",
      description =
          "first make a film of 1080p there: 30 s of moving noise, x264's usual key frames")
  private Optional<Path> made = Optional.empty();

  private KeyFrameBench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new KeyFrameBench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<Path> all = new ArrayList<>();
    if (made.isPresent()) {
      if (!Files.exists(made.get())) {
        make(made.get());
      }
      all.add(made.get());
    }
    if (!films.isEmpty()) {
      all.addAll(MediaPaths.find(films));
    }
    System.out.println("| film | frames | key frames | all, cpu s | keys, cpu s | ratio"
        + " | keys as JPEG, cpu s | ratio |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (Path film : all) {
      measure(film);
    }
    return 0;
  }

  private static void measure(Path film) {
    try (MediaFile media = MediaFile.open(film)) {
      if (media.info().video().isEmpty()) {
        return;
      }
    }
    Cost whole = best(film, DecoderOptions.DEFAULT, false);
    Cost keys = best(film, DecoderOptions.KEY_FRAMES, false);
    Cost written = best(film, DecoderOptions.KEY_FRAMES, true);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.3f | %.3f | %.1f | %.3f | %.1f |%n",
        film.getFileName(),
        whole.frames,
        keys.frames,
        whole.seconds,
        keys.seconds,
        whole.seconds / keys.seconds,
        written.seconds,
        whole.seconds / written.seconds);
  }

  /** @param seconds of the processor */
  private record Cost(int frames, double seconds) {}

  private static Cost best(Path film, DecoderOptions options, boolean write) {
    Cost best = new Cost(0, Double.POSITIVE_INFINITY);
    for (int i = 0; i < TRIES; i++) {
      Cost cost = cost(film, options, write);
      best = cost.seconds < best.seconds ? cost : best;
    }
    return best;
  }

  private static Cost cost(Path film, DecoderOptions options, boolean write) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int frames = 0;
    try (MediaFile media = MediaFile.open(film);
        StillEncoder encoder = StillEncoder.of(StillFormat.JPG);
        VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.RGB24), options)) {
      while (decoder.next()) {
        frames++;
        if (write) {
          try (VideoFrame frame = decoder.frame(encoder.wantedPixelFormat())) {
            encoder.encode(frame);
          }
        }
      }
    }
    long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return new Cost(frames, (after - before) / 1e9);
  }

  /** A picture of noise that moves by four pixels a frame, under more noise. */
  private static void make(Path file) {
    var frames = new VideoFrames(WIDTH, HEIGHT, 24, 1, 23, "veryfast");
    Random random = new Random(1);
    byte[] ground = new byte[WIDTH * HEIGHT * 2];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < 2 * WIDTH; x++) {
        ground[y * 2 * WIDTH + x] =
            (byte) (126 + 60 * Math.sin(x / 37.0) * Math.cos(y / 53.0) + random.nextInt(24));
      }
    }
    byte[] picture = new byte[PixelFormat.YUV420P.bytes(WIDTH, HEIGHT)];
    Arrays.fill(picture, (byte) 128);
    try (MediaWriter writer =
        MediaWriter.create(file, "mp4", Optional.empty(), Optional.of(frames))) {
      for (int n = 0; n < FRAMES; n++) {
        for (int y = 0; y < HEIGHT; y++) {
          int shift = 4 * n % WIDTH;
          System.arraycopy(ground, y * 2 * WIDTH + shift, picture, y * WIDTH, WIDTH);
          for (int x = n % 3; x < WIDTH; x += 3) {
            picture[y * WIDTH + x] += (byte) random.nextInt(9);
          }
        }
        writer.writeVideo(picture);
      }
      writer.finish();
    }
  }
}
