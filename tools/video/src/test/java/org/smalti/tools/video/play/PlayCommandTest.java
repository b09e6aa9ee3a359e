package org.smalti.tools.video.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester;
import org.smalti.media.AudioSpec;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaWriter;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoFrames;
import org.smalti.media.rtsp.RtspServer;

/** The player on a screen of its own, where Xvfb is installed. A virtual machine is started for each test. */
@Timeout(300)
class PlayCommandTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final int FPS = 5;
  private static final int SECONDS = 15;
  /** Luma and the two chroma values of red, green and blue. */
  private static final int[][] COLOURS = {{63, 102, 240}, {173, 42, 26}, {32, 240, 118}};

  @TempDir
  private Path folder;

  /** 15 s: red, then green, then blue, with sound. */
  private Path film() {
    Path file = folder.resolve("film.mp4");
    try (MediaWriter writer = MediaWriter.create(
        file,
        "mp4",
        Optional.of(new AudioSpec(48_000, 2)),
        Optional.of(new VideoFrames(WIDTH, HEIGHT, FPS, 1, 25, "ultrafast")))) {
      writer.writeAudio(new float[SECONDS * 96_000], 0, SECONDS * 48_000);
      byte[] picture = new byte[WIDTH * HEIGHT * 3 / 2];
      for (int n = 0; n < SECONDS * FPS; n++) {
        int[] colour = COLOURS[n / (SECONDS * FPS / 3)];
        Arrays.fill(picture, 0, WIDTH * HEIGHT, (byte) colour[0]);
        Arrays.fill(picture, WIDTH * HEIGHT, WIDTH * HEIGHT * 5 / 4, (byte) colour[1]);
        Arrays.fill(picture, WIDTH * HEIGHT * 5 / 4, picture.length, (byte) colour[2]);
        writer.writeVideo(picture);
      }
      writer.finish();
    }
    return file;
  }

  /** What the probe has printed. */
  private static List<String> onAScreen(String... words) throws Exception {
    Process screen = xvfb();
    try (BufferedReader number = screen.inputReader(StandardCharsets.UTF_8)) {
      String display = ":" + number.readLine();
      ProcessBuilder probe = probe(words);
      probe.environment().put("DISPLAY", display);
      return lines(probe);
    } finally {
      screen.destroy();
      screen.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static Process xvfb() throws IOException {
    boolean installed = Arrays.stream(
            System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "Xvfb")));
    assumeThat(installed).as("Xvfb is installed").isTrue();
    Path awt = Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so");
    assumeThat(awt).as("this Java can open windows").exists();
    return new ProcessBuilder(
            "Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder probe(String... words) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        PlayerProbe.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  private static List<String> lines(ProcessBuilder command) throws Exception {
    Process process = command.start();
    process
        .onExit()
        .orTimeout(200, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly());
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      return output.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void keysPauseSeekStepAndEnd() throws Exception {
    List<String> said = onAScreen(
        film().toString(),
        "center=r",
        "key=SPACE",
        "title=(paused)",
        "key=UP",
        "title=0:15 / 0:15",
        "center=b",
        "key=DOWN",
        "title=0:00 / 0:15",
        "center=r",
        "key=RIGHT",
        "title=0:05 / 0:15",
        "center=g",
        "key=LEFT",
        "center=r",
        "key=RIGHT",
        "center=g",
        "key=PERIOD",
        "key=SPACE",
        "title=0:06 / 0:15",
        "key=F",
        "left=g",
        "key=F",
        "left=dark",
        "key=Q");
    assertThat(said).contains("ok key=Q").anyMatch(line -> line.startsWith("exit 0"));
  }

  @Test
  void aFilmEndsByItself() throws Exception {
    List<String> said = onAScreen(film() + " --start 13", "center=b");
    assertThat(said).contains("ok center=b").anyMatch(line -> line.startsWith("exit 0"));
  }

  @Test
  void picturesAreShownWithoutWaitingAgainAndAgain() throws Exception {
    List<String> said =
        onAScreen(film() + " --fast --loop", "center=b", "center=r", "center=b", "key=Q");
    assertThat(said).contains("ok key=Q").anyMatch(line -> line.startsWith("exit 0"));
  }

  @Test
  void aLiveStreamIsShownAsItComes() throws Exception {
    try (RtspServer server = RtspServer.local()) {
      Thread camera = camera(server.url("cam"), COLOURS[1]);
      try {
        String url = server.url("cam");
        assertThat(onAScreen(
                url + " --fast --timeout 10",
                "center=g",
                "save=" + folder.resolve("a.png"),
                "key=ESCAPE"))
            .contains("ok key=ESCAPE")
            .anyMatch(line -> line.startsWith("exit 0"));
        assertThat(onAScreen(url, "center=g", "key=Q")).anyMatch(line -> line.startsWith("exit 0"));
      } finally {
        camera.interrupt();
        camera.join();
      }
    }
    assertThat(folder.resolve("a.png")).isNotEmptyFile();
  }

  @Test
  void aCameraThatDiesAndReturnsIsShownAgain() throws Exception {
    Path seen = folder.resolve("a.png");
    try (RtspServer server = RtspServer.local()) {
      String url = server.url("cam");
      Thread green = camera(url, COLOURS[1]);
      CompletableFuture<List<String>> probe = CompletableFuture.supplyAsync(() -> {
        try {
          return onAScreen(
              url + " --fast --reconnect 20 --reconnect-delay 0.1",
              "center=g",
              "save=" + seen,
              "center=r",
              "key=Q");
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      });
      while (!Files.exists(seen) && !probe.isDone()) {
        LockSupport.parkNanos(10_000_000);
      }
      server.disconnect("cam");
      green.interrupt();
      green.join();
      Thread red = camera(url, COLOURS[0]);
      try {
        assertThat(probe.get(220, TimeUnit.SECONDS))
            .contains("ok center=r", "ok key=Q")
            .anyMatch(line -> line.startsWith("exit 0") && line.contains("attempt 1 of 20"));
      } finally {
        red.interrupt();
        red.join();
      }
    }
  }

  /** Publishes pictures of one colour, 25 a second, until it is interrupted. */
  private static Thread camera(String url, int[] colour) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread thread = new Thread(() -> {
      MuxerOptions live =
          MuxerOptions.DEFAULT.libav(Map.of("rtsp_transport", "tcp")).live(Duration.ofSeconds(5));
      try (Muxer muxer = Muxer.open(url, live);
          VideoFrame frame = VideoFrame.blank(WIDTH, HEIGHT, "yuv420p")) {
        FrameEncoder encoder = muxer.video(VideoEncoding.live(WIDTH, HEIGHT, Rational.of(25, 1)));
        muxer.begin();
        for (int plane = 0; plane < 3; plane++) {
          for (int i = 0; i < frame.plane(plane).capacity(); i++) {
            frame.plane(plane).put(i, (byte) colour[plane]);
          }
        }
        for (int n = 0; !Thread.currentThread().isInterrupted(); n++) {
          frame.at(n, Rational.of(1, 25));
          encoder.encode(frame);
          begun.countDown();
          LockSupport.parkNanos(40_000_000);
        }
      } catch (CancelledException | SmaltiException e) {
        // The test is over, or its server has cut it off.
      }
    });
    thread.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    return thread;
  }

  @Test
  void withoutAScreenItSaysSoInOneLine() throws Exception {
    ProcessBuilder probe = probe(film().toString());
    probe.environment().remove("DISPLAY");
    assertThat(String.join("\n", lines(probe)))
        .contains("exit=2", "smalti: no screen to show a film on: DISPLAY is not set");
    probe.environment().put("DISPLAY", ":99.7");
    assertThat(String.join("\n", lines(probe)))
        .contains("exit=2", "smalti: no screen to show a film on (");
  }

  @Test
  void wrongWordsAreToldBeforeAWindowOpens() {
    CommandTester play = CommandTester.of(PlayCommand.class);
    assertThat(play.run("a.mp4", "--start", "-1").err()).contains("it must be 0 or more");
    assertThat(play.run("gopher://x/y").err()).contains("the protocol \"gopher\" is not read");
    assertThat(play.run("a.mp4", "--dry-run").out()).contains("would play a.mp4");
  }
}
