package org.smalti.tools.video.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;
import org.smalti.media.VideoFrames;
import org.smalti.media.rtsp.RtspServer;
import org.smalti.tools.video.source.TestCamera;

/**
 * The player on a screen of its own, where Xvfb is installed. A virtual machine is started for each test. Films begin
 * standing still or go on for ever, since a busy machine may take longer to look at a colour than the film shows it.
 */
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
        film() + " --paused --loop",
        "picture=r",
        "title=(paused)",
        "key=UP",
        "title=0:15 / 0:15",
        "picture=b",
        "key=DOWN",
        "title=0:00 / 0:15",
        "picture=r",
        "key=RIGHT",
        "title=0:05 / 0:15",
        "picture=g",
        "key=LEFT",
        "picture=r",
        "key=RIGHT",
        "picture=g",
        "key=PERIOD",
        "key=PERIOD",
        "key=PERIOD",
        "key=PERIOD",
        "key=PERIOD",
        "title=0:06 / 0:15",
        "key=F",
        "left=g",
        "key=F",
        "left=dark",
        "key=SPACE",
        "title=0:08 / 0:15",
        "key=Q");
    assertThat(said).contains("ok key=Q").anyMatch(line -> line.startsWith("exit 0"));
  }

  @Test
  void aFilmEndsByItself() throws Exception {
    List<String> said = onAScreen(film() + " --start 13 --paused", "picture=b", "key=SPACE");
    assertThat(said).contains("ok key=SPACE").anyMatch(line -> line.startsWith("exit 0"));
  }

  @Test
  void picturesAreShownWithoutWaitingAgainAndAgain() throws Exception {
    List<String> said =
        onAScreen(film() + " --fast --loop", "picture=b", "picture=r", "picture=b", "key=Q");
    assertThat(said).contains("ok key=Q").anyMatch(line -> line.startsWith("exit 0"));
  }

  @Test
  void aLiveStreamIsShownAsItComes() throws Exception {
    try (RtspServer server = RtspServer.local();
        TestCamera camera = camera(server.url("cam"), COLOURS[1])) {
      String url = server.url("cam");
      assertThat(onAScreen(
              url + " --fast --timeout 10",
              "picture=g",
              "save=" + folder.resolve("a.png"),
              "key=ESCAPE"))
          .contains("ok key=ESCAPE")
          .anyMatch(line -> line.startsWith("exit 0"));
      assertThat(onAScreen(url, "picture=g", "key=Q")).anyMatch(line -> line.startsWith("exit 0"));
      assertThat(camera.published()).isPositive();
    }
    assertThat(folder.resolve("a.png")).isNotEmptyFile();
  }

  @Test
  void aCameraThatDiesAndReturnsIsShownAgain() throws Exception {
    Path seen = folder.resolve("a.png");
    try (RtspServer server = RtspServer.local()) {
      String url = server.url("cam");
      TestCamera green = camera(url, COLOURS[1]);
      CompletableFuture<List<String>> probe = CompletableFuture.supplyAsync(() -> {
        try {
          return onAScreen(
              url + " --fast --reconnect 20 --reconnect-delay 0.1",
              "picture=g",
              "save=" + seen,
              "picture=r",
              "key=Q");
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      });
      while (!Files.exists(seen) && !probe.isDone()) {
        LockSupport.parkNanos(10_000_000);
      }
      server.disconnect("cam");
      green.close();
      try (TestCamera red = camera(url, COLOURS[0])) {
        assertThat(String.join("\n", probe.get(220, TimeUnit.SECONDS)))
            .contains("ok picture=r", "ok key=Q", "exit 0", "attempt 1 of 20");
        assertThat(red.published()).isPositive();
      }
    }
  }

  private static TestCamera camera(String url, int[] colour) throws Exception {
    return TestCamera.at(url, TestCamera.colour(WIDTH, HEIGHT, colour), 25);
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
