package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.media.TestMedia;
import org.smalti.media.rtsp.RtspServer;
import org.smalti.tools.video.VideoCommand;
import org.smalti.tools.video.faces.detect.FacePictures;
import org.smalti.tools.video.source.FilmScene;
import org.smalti.tools.video.source.TestCamera;

/** Faces of live streams on loopback. */
@Timeout(120)
class LiveFacesTest {
  @TempDir
  private Path folder;

  private Path film() {
    return TestMedia.made(
        folder.resolve("film.mp4"),
        "-i " + FacePictures.ONE_FACE + " -an -fps_mode passthrough"
            + " -vf scale=640:360,setpts=N/25/TB -c:v libx264 -preset ultrafast -tune zerolatency -g 10");
  }

  @Test
  void facesOfFourStreamsArePrintedAsTheyCome() throws Exception {
    try (RtspServer server = RtspServer.local()) {
      Path film = film();
      List<TestCamera> cameras = new ArrayList<>();
      List<Object> words = new ArrayList<>(List.of("faces", "--size", 320, "--duration", "6s"));
      for (int i = 1; i <= 4; i++) {
        cameras.add(TestCamera.at(server.url("cam" + i), new FilmScene(film), 10));
        words.add(server.url("cam" + i));
      }
      Outcome outcome = CommandTester.of(VideoCommand.class).run(words.toArray());
      cameras.forEach(TestCamera::close);
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      List<String> lines = outcome.out().lines().toList();
      assertThat(lines.get(0)).isEqualTo("filename,frame,time,xmin,ymin,xmax,ymax,score,track");
      for (int i = 1; i <= 4; i++) {
        String url = server.url("cam" + i);
        assertThat(lines.stream().filter(line -> line.startsWith(url + ",")).count())
            .as(outcome.err())
            .isGreaterThan(5);
        assertThat(outcome.err())
            .containsPattern(url + ": [0-9]+ pictures received, [0-9]+ looked at");
      }
    }
  }

  @Test
  void aCameraThatDiesAndReturnsIsSeenAgain() throws Exception {
    Path film = film();
    try (RtspServer server = RtspServer.local()) {
      String url = server.url("cam");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Cancellation stop = new Cancellation();
      Console console = new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false,
          100,
          stop);
      CompletableFuture<Integer> exit;
      try (TestCamera first = TestCamera.at(url, new FilmScene(film), 10)) {
        exit =
            CompletableFuture.supplyAsync(() -> new SmaltiCommandLine(VideoCommand.class, console)
                .execute(
                    "faces", url, "--size", "320", "--format", "json", "--reconnect-delay", "0.1"));
        await(out, 10);
        server.disconnect("cam");
        assertThat(first.published()).isPositive();
      }
      long before = lines(out);
      try (TestCamera second = TestCamera.at(url, new FilmScene(film), 10)) {
        await(out, before + 10);
        assertThat(second.published()).isPositive();
      }
      stop.request();
      assertThat(exit.get(30, TimeUnit.SECONDS)).isEqualTo(130);
      String text = out.toString(StandardCharsets.UTF_8);
      assertThat(text.lines())
          .allSatisfy(line -> assertThat(line)
              .startsWith("{\"filename\":\"" + url + "\",\"frame\":")
              .endsWith("\"}"));
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("opened again after");
    }
  }

  private static long lines(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8).lines().count();
  }

  private static void await(ByteArrayOutputStream out, long lines) {
    while (lines(out) < lines) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    CommandTester video = CommandTester.of(VideoCommand.class);
    Outcome mixed = video.run("faces", "rtsp://127.0.0.1:1/a", FacePictures.ONE_FACE);
    assertThat(mixed.exit()).isEqualTo(2);
    assertThat(mixed.err()).contains("films and live streams are looked at apart");
    Outcome table = video.run("faces", "rtsp://127.0.0.1:1/a", "--out", folder.resolve("a.csv"));
    assertThat(table.exit()).isEqualTo(2);
    assertThat(table.err()).contains("leave out --out");
  }

  @Test
  void aCameraThatWasNeverReachedIsAFailureOfTheNetworkAndNamedOnce() {
    CommandTester video = CommandTester.of(VideoCommand.class);
    String url = "rtsp://127.0.0.1:1/a";
    for (List<Object> how : List.<List<Object>>of(
        List.of("--reconnect", 0),
        List.of("--reconnect", 1, "--reconnect-delay", 0.01),
        List.of("--duration", "0.2s"))) {
      List<Object> words = new ArrayList<>(List.of("faces", url));
      words.addAll(how);
      Outcome outcome = video.run(words.toArray());
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(4);
      assertThat(outcome.err().lines().filter(line -> line.startsWith(url + " failed: ")))
          .singleElement()
          .asString()
          .startsWith(url + " failed: ")
          .satisfies(line -> assertThat(line.split(url, -1)).hasSize(2));
    }
    Outcome web = video.run("faces", "http://127.0.0.1:1/a.mp4", "--reconnect", 0);
    assertThat(web.exit()).as(web.err()).isEqualTo(4);
    assertThat(web.err().split("http://127.0.0.1:1/a.mp4", -1)).as(web.err()).hasSize(2);
  }
}
