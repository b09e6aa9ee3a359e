package org.smalti.bench.faces;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.smalti.media.MediaFile;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.detect.DetectorKind;
import org.smalti.tools.video.faces.detect.DetectorOptions;
import org.smalti.tools.video.faces.detect.DetectorPicture;
import org.smalti.tools.video.faces.detect.FaceAppearance;
import org.smalti.tools.video.faces.detect.FaceDetector;
import org.smalti.tools.video.faces.detect.OpenCvYunet;
import org.smalti.tools.video.faces.motion.DenseFlow;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bench/faces-speed}: pictures a second and core that are decoded, scaled by libav to the size of the detector,
 * and looked at, all in one thread. What is compared runs by turns.
 */
@Command(name = "faces-speed", mixinStandardHelpOptions = true)
public final class FaceSpeed implements Callable<Integer> {
  private static final int[] SIZES = {640, 320};

  @Parameters(paramLabel = "FILM", arity = "0..*", description = "films")
  private List<Path> films = new ArrayList<>();

  @Option(
      names = "--make",
      paramLabel = "FILE.mp4",
      description = "first make a film there: 1080p, H.264 of 6 Mbit/s")
  private @Nullable Path made;

  @Option(names = "--of", paramLabel = "FILM", arity = "1..*", description = "films it is made of")
  private List<Path> sources = List.of();

  @Option(names = "--runs", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--pictures",
      defaultValue = "300",
      description = "of each film at most; default: ${DEFAULT-VALUE}")
  private int pictures;

  @Option(
      names = "--part",
      paramLabel = "NAME",
      description = "rows of the table that are wanted; default: all")
  private List<String> wanted = List.of();

  private FaceSpeed() {}

  public static void main(String[] words) {
    System.exit(new CommandLine(new FaceSpeed()).execute(words));
  }

  /** What is measured; a row of the table. */
  private record Part(
      String name,
      int size,
      Supplier<@Nullable FaceDetector> detector,
      boolean flow,
      boolean looks) {}

  @Override
  public Integer call() {
    if (made != null) {
      BroadcastFilm.make(made, sources);
      films.add(made);
    }
    for (Path film : films) {
      measure(film);
    }
    return 0;
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int size : SIZES) {
      DetectorOptions yunet = options(DetectorKind.YUNET, size);
      DetectorOptions haar = options(DetectorKind.HAAR, size);
      DetectorOptions lbp = options(DetectorKind.LBP, size);
      parts.add(new Part("decode alone", size, () -> null, false, false));
      parts.add(new Part("flow alone", size, () -> null, true, false));
      parts.add(new Part("yunet", size, yunet::open, false, false));
      parts.add(new Part("yunet and flow", size, yunet::open, true, false));
      parts.add(new Part("yunet, flow and looks", size, yunet::open, true, true));
      parts.add(new Part("yunet by OpenCV", size, () -> OpenCvYunet.open(yunet), false, false));
      parts.add(new Part("haar", size, haar::open, false, false));
      parts.add(new Part("lbp", size, lbp::open, false, false));
    }
    return parts.stream()
        .filter(part -> wanted.isEmpty() || wanted.contains(part.name))
        .toList();
  }

  private static DetectorOptions options(DetectorKind kind, int size) {
    return new DetectorOptions(kind, size, DetectorOptions.DEFAULT_SCORE, 0, null);
  }

  private void measure(Path film) {
    List<Part> parts = parts();
    double[][] seconds = new double[parts.size()][runs];
    Counts[] counts = new Counts[parts.size()];
    // Libraries and code are warm after the first run.
    for (int run = -1; run < runs; run++) {
      for (int i = 0; i < parts.size(); i++) {
        double before = processorSeconds();
        counts[i] = look(film, parts.get(i));
        if (run >= 0) {
          seconds[i][run] = processorSeconds() - before;
        }
      }
    }
    System.out.println("\n| " + film.getFileName()
        + " | longer side | pictures | faces | cpu ms a picture | pictures a second and core |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (int i = 0; i < parts.size(); i++) {
      Arrays.sort(seconds[i]);
      double median = seconds[i][runs / 2];
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %d | %.1f | %.0f |%n",
          parts.get(i).name,
          parts.get(i).size,
          counts[i].pictures,
          counts[i].faces,
          1000 * median / counts[i].pictures,
          counts[i].pictures / median);
    }
  }

  private record Counts(int pictures, int faces, int looks) {}

  private Counts look(Path film, Part part) {
    int seen = 0;
    int faces = 0;
    List<FaceAppearance> looks = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film)) {
      VideoStream video = media.info().video().orElseThrow();
      DetectorPicture picture =
          options(DetectorKind.YUNET, part.size).pictureOf(video.width(), video.height());
      byte[] rgb = new byte[3 * picture.width() * picture.height()];
      try (VideoDecoder decoder = media.video(picture.spec());
          FaceDetector detector = part.detector.get();
          DenseFlow flow = part.flow ? new DenseFlow() : null) {
        for (; seen < pictures && decoder.next(); seen++) {
          decoder.copyTo(rgb);
          if (detector != null) {
            List<Detection> found = detector.detect(rgb, picture.width(), picture.height());
            faces += found.size();
            if (part.looks) {
              found.forEach(face ->
                  looks.add(FaceAppearance.of(rgb, picture.width(), picture.height(), face)));
            }
          }
          if (flow != null) {
            flow.next(rgb, picture.width(), picture.height());
          }
        }
      }
    }
    return new Counts(seen, faces, looks.size());
  }

  /** Of this process: decoding, finding, and what Java does besides. */
  private static double processorSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
