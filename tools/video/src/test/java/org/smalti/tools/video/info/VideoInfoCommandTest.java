package org.smalti.tools.video.info;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.TestMedia;
import org.smalti.media.rtsp.RtspServer;
import org.smalti.tools.video.source.TestCamera;

class VideoInfoCommandTest {
  @TempDir
  private Path folder;

  @Test
  void aFilmIsDescribedWithExactRatesAndCountedFrames() throws IOException {
    Path film = TestMedia.made(
        folder.resolve("a.ts"),
        "-f lavfi -i testsrc2=s=64x48:r=30000/1001:d=2 -c:v libx264 -g 10 -pix_fmt yuv420p");
    Outcome outcome = info(film, "--count", "--format", "json");
    assertThat(outcome.exit()).isZero();
    JsonNode stream =
        new ObjectMapper().readTree(outcome.out()).get(0).get("streams").get(0);
    assertThat(stream.get("codec").asText()).isEqualTo("h264");
    assertThat(stream.get("timeBase").asText()).isEqualTo("1/90000");
    assertThat(stream.get("averageRate").asText()).isEqualTo("30000/1001");
    assertThat(stream.get("counted").asInt()).isEqualTo(60);
    assertThat(stream.has("frames")).as("the header claims nothing").isFalse();
    assertThat(stream.get("width").asInt()).isEqualTo(64);
  }

  @Test
  void peopleReadLinesAndSpreadsheetsATable() {
    float[] sound = TestMedia.chirp(48_000, 2, 48_000);
    Path film = TestMedia.film(folder.resolve("two words.mp4"), 32, 32, 25, 25, Optional.of(sound));
    assertThat(info(film).out())
        .contains("two words.mp4\n", "  stream 0: video, h264\n", "  stream 1: audio, aac\n")
        .containsPattern("averageRate +25/1\n")
        .containsPattern("sampleRate +48000\n");
    String[] rows = info(film, "--format", "csv").out().split("\n");
    assertThat(rows).hasSize(3);
    assertThat(rows[0]).startsWith("filename,format,index,kind,codec,");
    assertThat(rows[2]).contains(",1,audio,aac,");
  }

  @Test
  void whatCannotBeReadIsToldAndTheRestIsShown() {
    Path film = TestMedia.film(folder.resolve("a.mp4"), 32, 32, 25, 5, Optional.empty());
    Outcome some = info(film, folder.resolve("none.mp4"));
    assertThat(some.exit()).isEqualTo(6);
    assertThat(some.out()).contains("a.mp4");
    assertThat(some.err()).contains("none.mp4: no such file");
    assertThat(info(folder.resolve("none.mp4")).exit()).isEqualTo(3);
    assertThat(info().exit()).isEqualTo(2);
    Outcome secret = info("rtsp://me:secret@127.0.0.1:9/cam", "--timeout", "1");
    assertThat(secret.err()).contains("rtsp://127.0.0.1:9/cam").doesNotContain("secret");
    assertThat(info("gopher://x/y").err()).contains("the protocol \"gopher\" is not read");
  }

  @Test
  void aCameraThatIsNotThereYetIsWaitedFor() throws Exception {
    try (RtspServer server = RtspServer.local()) {
      String url = server.url("cam");
      CompletableFuture<Outcome> info = CompletableFuture.supplyAsync(
          () -> info(url, "--low-latency", "--reconnect", 100, "--reconnect-delay", 0.05));
      try (TestCamera camera = TestCamera.at(url)) {
        Outcome outcome = info.get(20, TimeUnit.SECONDS);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("video, h264");
        assertThat(camera.published()).isPositive();
      }
      Outcome gone = info(url, "--reconnect", 1, "--reconnect-delay", 0.05);
      assertThat(gone.exit()).isEqualTo(ExitCode.NETWORK);
      assertThat(gone.err()).contains("attempt 1 of 1 in 0.1 s");
    }
  }

  @Test
  void codecsAndContainersAreListed() {
    assertThat(info("--codecs").out()).containsPattern("h264 +video .*libx264");
    assertThat(info("--formats").out()).containsPattern("matroska,webm +yes");
  }

  @Test
  void aCountOfADamagedFilmSaysSo() throws IOException {
    Path whole = TestMedia.film(folder.resolve("w.mkv"), 64, 48, 25, 50, Optional.empty());
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(folder.resolve("half.mkv"), Arrays.copyOf(bytes, bytes.length / 2));
    Outcome outcome = info(half, "--count", "--format", "csv");
    assertThat(outcome.err()).contains("half.mkv: 1 packets of it are broken");
    assertThat(outcome.exit()).isEqualTo(ExitCode.PARTIAL);
  }

  private static Outcome info(Object... words) {
    return CommandTester.of(VideoInfoCommand.class).run(words);
  }
}
