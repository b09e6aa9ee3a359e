package org.smalti.bench.relay;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.cli.ShellWords;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.media.rtsp.RtspServer;
import org.smalti.tools.video.relay.RelayCommand;

/**
 * {@code bench/relay}: a camera publishes counted pictures at 25 a second to one RTSP server, they are relayed to
 * another, and two readers of their own note when they see each picture on either side.
 */
public final class RelayBench {
  private static final int SECONDS = 20;
  private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\":(\\d+)");

  private RelayBench() {}

  /** @param words seconds of each part, then the parts to run (all if none is named) */
  public static void main(String[] words) throws InterruptedException {
    int seconds = words.length > 0 ? Integer.parseInt(words[0]) : SECONDS;
    List<String> wanted = Arrays.asList(words).subList(Math.min(1, words.length), words.length);
    System.out.println(
        "| relay | received | sent | dropped | most waiting | numbers seen before / behind"
            + " | missing | added ms: median | p95 | max | processor s |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (Part part : Part.values()) {
      if (wanted.isEmpty() || wanted.contains(part.name().toLowerCase(Locale.ROOT))) {
        System.out.println(run(part, seconds));
      }
    }
    System.out.println(
        "load " + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** The parts of {@code bench/relay}. */
  private enum Part {
    COPY("copy, 640x360", 640, 360, ""),
    ENCODE("x264 fast zerolatency, 640x360", 640, 360, "--encode"),
    /** What no two processors can do in time: the newest picture is sent, others are dropped. */
    OVERLOAD("x264 from 1280x720 to 2560x1440", 1280, 720, "--encode --size 2560x1440");

    private final String title;
    private final int width;
    private final int height;
    private final String options;

    Part(String title, int width, int height, String options) {
      this.title = title;
      this.width = width;
      this.height = height;
      this.options = options;
    }
  }

  private static String run(Part part, int seconds) throws InterruptedException {
    long cpu = processorTime();
    Cancellation stop = new Cancellation();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Map<Integer, Long> before;
    Map<Integer, Long> behind;
    try (RtspServer in = RtspServer.local();
        RtspServer out = RtspServer.local();
        CountingCamera camera = new CountingCamera(in.url("cam"), part.width, part.height)) {
      List<String> command = new ArrayList<>(List.of(in.url("cam"), out.url("copy")));
      command.addAll(ShellWords.of(part.options));
      command.addAll(List.of("--progress", "json"));
      Thread relay = new Thread(() -> relay(command, stop, said), "relay");
      relay.start();
      while (out.statistics().isEmpty() && relay.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      try (CountingReader near = new CountingReader(in.url("cam"));
          CountingReader far = new CountingReader(out.url("copy"))) {
        TimeUnit.SECONDS.sleep(seconds);
        stop.request();
        relay.join();
        before = new TreeMap<>(near.seen());
        behind = new TreeMap<>(far.seen());
      }
    }
    return row(
        part,
        figures(said.toString(StandardCharsets.UTF_8)),
        before,
        behind,
        (processorTime() - cpu) / 1e9);
  }

  private static void relay(List<String> command, Cancellation stop, ByteArrayOutputStream said) {
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Console console = new Console(System.out, err, false, 100, stop);
    new SmaltiCommandLine(RelayCommand.class, console).execute(command.toArray(String[]::new));
  }

  /** The last counts that the relay has told. */
  private static Map<String, String> figures(String said) {
    Map<String, String> figures = new TreeMap<>();
    said.lines().filter(line -> line.contains("\"mostHeld\"")).forEach(line -> {
      Matcher figure = FIGURE.matcher(line);
      while (figure.find()) {
        figures.put(figure.group(1), figure.group(2));
      }
    });
    return figures;
  }

  private static String row(
      Part part,
      Map<String, String> told,
      Map<Integer, Long> before,
      Map<Integer, Long> behind,
      double processor) {
    double[] added = behind.entrySet().stream()
        .filter(seen -> before.containsKey(seen.getKey()))
        .mapToDouble(
            seen -> (seen.getValue() - before.getOrDefault(seen.getKey(), seen.getValue())) / 1e6)
        .sorted()
        .toArray();
    int first = behind.keySet().stream().findFirst().orElse(0);
    int last = behind.keySet().stream().reduce((a, b) -> b).orElse(-1);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %d / %d | %d | %.1f | %.1f | %.1f | %.1f |",
        part.title,
        told.getOrDefault("received", "?"),
        told.getOrDefault("sent", "?"),
        told.getOrDefault("dropped", "?"),
        told.getOrDefault("mostHeld", "?"),
        before.size(),
        behind.size(),
        last - first + 1 - behind.size(),
        quantile(added, 0.5),
        quantile(added, 0.95),
        quantile(added, 1),
        processor);
  }

  private static double quantile(double[] sorted, double q) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(q * (sorted.length - 1))];
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
