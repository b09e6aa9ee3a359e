package org.smalti.bench.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

/**
 * Makes sources by an ffmpeg program, and compares a picture of each as media gives it with what the program makes of
 * it.
 *
 * @param program makes and shows the sources
 * @param turner writes the display matrix of those that are turned; ffmpeg 6 can do it
 * @param work a folder for what is made
 */
record PictureComparison(FfmpegProgram program, FfmpegProgram turner, Path work) {
  /** dB, in place of infinity. */
  static final double EQUAL = 99;

  /** The picture that is compared: not the first, so that a deinterlacer has one before it. */
  private static final int FRAME = 6;
  /** .. where the size changes after 20 pictures. */
  private static final int LATE_FRAME = 30;

  /**
   * What came of a source.
   *
   * @param size as media shows it
   * @param rgb PSNR in dB of red, green and blue, NaN where the sizes differ
   * @param yuv PSNR in dB of YUV 4:2:0 of BT.709, as films are made of
   */
  record Likeness(String size, double rgb, double yuv) {}

  Likeness compare(PictureKind kind) throws IOException {
    Path source = make(kind);
    int number = kind.encoding().contains("@then") ? LATE_FRAME : FRAME;
    try (MediaFile file = MediaFile.open(source);
        VideoDecoder decoder = file.video(new VideoSpec(0, 0, PixelFormat.RGB24))) {
      int width = decoder.width();
      int height = decoder.height();
      double rgb = likeness(kind, source, number, PixelFormat.RGB24, width, height);
      double yuv = likeness(kind, source, number, PixelFormat.YUV420P, width, height);
      return new Likeness(width + "x" + height, rgb, yuv);
    }
  }

  private Path make(PictureKind kind) throws IOException {
    Path source = work.resolve(kind.file());
    String[] words = kind.encoding().split(" @");
    String[] extra = words.length > 1 ? words[1].split("=") : new String[] {"", ""};
    List<String> begin = List.of("-f", "lavfi", "-i", kind.source());
    if (extra[0].equals("then")) {
      Path first = work.resolve("first." + kind.file());
      Path second = work.resolve("second." + kind.file());
      run(begin, words[0], first);
      String other = kind.source().replaceFirst("s=\\d+x\\d+", "s=" + extra[1]);
      run(List.of("-f", "lavfi", "-i", other), words[0], second);
      Files.write(source, Files.readAllBytes(first));
      Files.write(source, Files.readAllBytes(second), StandardOpenOption.APPEND);
    } else if (extra[0].isEmpty()) {
      run(begin, words[0], source);
    } else {
      Path upright = work.resolve("upright." + kind.file());
      run(begin, words[0], upright);
      run(turner, turning(extra[0], extra[1], upright), "-c copy", source);
    }
    return source;
  }

  private static List<String> turning(String what, String how, Path upright) {
    List<String> words = new ArrayList<>();
    if (what.equals("flip")) {
      words.add(how.equals("horizontally") ? "-display_hflip" : "-display_vflip");
    } else {
      words.addAll(List.of("-display_rotation", how));
    }
    words.addAll(List.of("-i", FfmpegCommand.file(upright)));
    return words;
  }

  private void run(List<String> begin, String words, Path to) {
    run(program, begin, words, to);
  }

  private static void run(FfmpegProgram by, List<String> begin, String words, Path to) {
    List<String> all = new ArrayList<>(List.of("-y"));
    all.addAll(begin);
    all.addAll(List.of(words.split(" ")));
    all.add(FfmpegCommand.file(to));
    try (ChildProcesses children = ChildProcesses.forgotten()) {
      new Ffmpeg(by, new Ffmpeg.Limits(0, Duration.ofMinutes(2)), children)
          .run(new FfmpegCommand(all), progress -> {})
          .orThrow(to.toString());
    }
  }

  private double likeness(
      PictureKind kind, Path source, int number, PixelFormat format, int width, int height)
      throws IOException {
    Path raw = work.resolve("program.raw");
    run(
        List.of("-i", FfmpegCommand.file(source)),
        "-vf " + filters(kind, format, width, height) + " -frames:v " + (number + 1)
            + " -fps_mode passthrough -f rawvideo",
        raw);
    byte[] ours = picture(source, number, format);
    byte[] all = Files.readAllBytes(raw);
    if (all.length != (number + 1L) * ours.length) {
      return Double.NaN;
    }
    byte[] theirs = Arrays.copyOfRange(all, number * ours.length, all.length);
    return psnr(ours, theirs);
  }

  /** What the program does to show a picture as media does, in its own filters. */
  private static String filters(PictureKind kind, PixelFormat format, int width, int height) {
    List<String> filters = new ArrayList<>();
    if (!kind.before().isEmpty()) {
      filters.add(kind.before());
    }
    boolean change = kind.encoding().contains("@then");
    boolean video = format == PixelFormat.YUV420P;
    String size =
        "scale=" + width + ":" + height + (change ? ":force_original_aspect_ratio=decrease" : "");
    String colours = kind.matrix().equals("auto")
        ? ""
        : ":in_color_matrix=" + kind.matrix() + ":in_range=" + kind.range();
    String by = ":flags=" + kind.scaler() + kind.chroma();
    String made = video ? ":out_color_matrix=bt709:out_range=tv" : "";
    if (video && kind.forgetsChroma()) {
      filters.add(size + ":in_range=" + kind.range() + ":out_range=" + kind.range() + by);
      filters.add("format=yuv444p");
      filters.add("scale=flags=area" + colours + made);
    } else {
      filters.add(size + colours + made + by);
    }
    if (!video && kind.needsPlanes()) {
      filters.add("format=gbrp");
    }
    filters.add("format=" + (video ? "yuv420p" : "rgb24"));
    if (change) {
      filters.add("pad=" + width + ":" + height + ":-1:-1");
    }
    return String.join(",", filters);
  }

  private static byte[] picture(Path source, int number, PixelFormat format) {
    try (MediaFile file = MediaFile.open(source);
        VideoDecoder decoder = file.video(new VideoSpec(0, 0, format))) {
      byte[] pixels = new byte[format.bytes(decoder.width(), decoder.height())];
      for (int n = 0; n <= number; n++) {
        if (!decoder.next()) {
          throw new IllegalStateException(source + " has only " + n + " pictures");
        }
      }
      decoder.copyTo(pixels);
      return pixels;
    }
  }

  /** dB; {@link #EQUAL} where nothing differs. */
  static double psnr(byte[] one, byte[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = (one[i] & 0xff) - (other[i] & 0xff);
      sum += difference * difference;
    }
    return sum == 0 ? EQUAL : 10 * Math.log10(255.0 * 255 * one.length / sum);
  }
}
