package org.smalti.bench.rtsp;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.media.OpenOptions;
import org.smalti.tools.video.serve.ServeCommand;

/**
 * {@code bench/rtsp}: four films served by {@code smalti video serve} and decoded at once in one process, two of them
 * over UDP; and how long opening takes with a usual and with a short probe.
 */
public final class RtspBench {
  private static final int STREAMS = 4;
  private static final int TURNS = 5;
  private static final int FILM_SECONDS = 20;

  private final Path folder;
  private final double seconds;
  private final PrintStream out = System.out;

  private RtspBench(Path folder, double seconds) {
    this.folder = folder;
    this.seconds = seconds;
  }

  /** @param words a folder for the films, then s for which they are read (60 if not named) */
  public static void main(String[] words) throws Exception {
    Path folder = Files.createDirectories(Path.of(words[0])).toRealPath();
    new RtspBench(folder, words.length > 1 ? Double.parseDouble(words[1]) : 60).run();
  }

  private void run() throws IOException, InterruptedException, ExecutionException {
    List<String> words = new ArrayList<>(List.of("--loop", "--listen"));
    int port = freePort();
    words.add("127.0.0.1:" + port);
    for (int i = 0; i < STREAMS; i++) {
      Path film = folder.resolve("film" + i + ".mp4");
      if (!Files.exists(film)) {
        LiveFilm.make(film, FILM_SECONDS);
      }
      words.add(film.toString());
    }
    Cancellation end = new Cancellation();
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Console console = new Console(nowhere, System.err, false, 100, end);
    Thread serving = new Thread(
        () -> new SmaltiCommandLine(ServeCommand.class, console)
            .execute(words.toArray(String[]::new)),
        "serve");
    serving.setDaemon(true);
    serving.start();
    Thread.sleep(3000);
    String url = "rtsp://127.0.0.1:" + port + "/film";
    open("usual", url, OpenOptions.RTSP);
    open("short probe", url, OpenOptions.RTSP.with(shortProbe()));
    open("--low-latency", url, OpenOptions.RTSP.lowLatency());
    read(url);
    end.request();
    serving.join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> shortProbe() {
    return Map.of("analyzeduration", "200000", "probesize", "50000");
  }

  private void open(String name, String url, OpenOptions options) {
    double[] times = new double[TURNS];
    for (int i = 0; i < TURNS; i++) {
      times[i] = new StreamReading(url + i % STREAMS, options, 0).call().opened();
    }
    java.util.Arrays.sort(times);
    out.printf(
        Locale.ROOT, "open, %-14s %.2f s (median of %d)%n", name + ":", times[TURNS / 2], TURNS);
  }

  private void read(String url) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(STREAMS);
    List<Callable<StreamReading.Figures>> readings = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      OpenOptions options = OpenOptions.RTSP.with(shortProbe());
      readings.add(new StreamReading(url + i, i % 2 == 0 ? options : options.overUdp(), seconds));
    }
    double process = processor();
    double publishing = processor("smalti-worker");
    double server = processor("rtsp-");
    long start = System.nanoTime();
    double reading = 0;
    int stream = 0;
    for (Future<StreamReading.Figures> done : pool.invokeAll(readings)) {
      StreamReading.Figures figures = done.get();
      reading += figures.processor();
      out.printf(
          Locale.ROOT,
          "stream %d by %s: %d frames, %d missing, longest wait %.0f ms%n",
          stream,
          stream++ % 2 == 0 ? "TCP" : "UDP",
          figures.frames(),
          figures.missing(),
          1000 * figures.longestWait());
    }
    double wall = (System.nanoTime() - start) / 1e9;
    pool.shutdown();
    share("reading and decoding", reading, wall);
    share("publishing", processor("smalti-worker") - publishing, wall);
    share("the server", processor("rtsp-") - server, wall);
    share("the whole process", processor() - process, wall);
  }

  private void share(String what, double used, double wall) {
    out.printf(Locale.ROOT, "%-21s %5.1f %% of a core%n", what + ":", 100 * used / wall);
  }

  /** s of this process so far. */
  private static double processor() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : 0;
  }

  /** s of the threads that live and whose names begin so. */
  private static double processor(String prefix) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith(prefix))
            .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getId())))
            .sum()
        / 1e9;
  }
}
