package org.smalti.tools.video.stills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.rtsp.RtspServer;
import org.smalti.tools.video.source.TestCamera;

/** Pictures of live streams on loopback. */
@Timeout(40)
class LiveStillsTest {
  @TempDir
  private Path folder;

  private Outcome run(Class<?> command, Object... words) {
    return CommandTester.of(command).run(words);
  }

  private List<Row> rows(String table) {
    return TableReader.read(folder.resolve(table)).rows();
  }

  @Test
  void keyFramesOfACameraAreWrittenAsManyAsWanted() throws Exception {
    try (RtspServer server = RtspServer.local();
        TestCamera camera = TestCamera.at(server.url("cam"))) {
      String url = server.url("cam");
      Outcome outcome =
          run(KeyframesCommand.class, url, "--out", folder, "--limit", 3, "--low-latency");
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      assertThat(rows("keyframes.csv")).hasSize(3).allSatisfy(row -> {
        assertThat(row.text("filename")).isEqualTo(url);
        assertThat(row.text("picture")).startsWith("cam_00h00m0");
        assertThat(folder.resolve(row.text("picture"))).isNotEmptyFile();
      });
      assertThat(camera.published()).isGreaterThan(10);
      Outcome endless = run(KeyframesCommand.class, url, "--out", folder.resolve("b"));
      assertThat(endless.exit()).isEqualTo(3);
      assertThat(endless.err()).contains("it is live and has no end");
    }
  }

  @Test
  void timesGoOnWhereACameraDiesAndReturns() throws Exception {
    try (RtspServer server = RtspServer.local()) {
      String url = server.url("cam");
      CompletableFuture<Outcome> frames;
      try (TestCamera first = TestCamera.at(url)) {
        frames = CompletableFuture.supplyAsync(() -> run(
            FramesCommand.class,
            url,
            "--every",
            "200ms",
            "--limit",
            12,
            "--out",
            folder,
            "--low-latency",
            "--reconnect",
            50,
            "--reconnect-delay",
            0.05));
        while (folder.toFile().listFiles((place, name) -> name.endsWith("s.jpg")).length < 4) {
          LockSupport.parkNanos(5_000_000);
        }
        server.disconnect("cam");
        assertThat(first.published()).isPositive();
      }
      try (TestCamera second = TestCamera.at(url)) {
        Outcome outcome = frames.get(30, TimeUnit.SECONDS);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("it has ended; attempt 1 of 50");
        assertThat(second.published()).isPositive();
      }
    }
    List<Row> rows = rows("frames.csv");
    assertThat(rows).hasSize(12);
    for (int i = 0; i < 12; i++) {
      assertThat(rows.get(i).number("at")).isEqualTo(200.0 * i);
      if (i > 0) {
        assertThat(rows.get(i).number("time"))
            .isGreaterThanOrEqualTo(rows.get(i - 1).number("time"));
      }
    }
    assertThat(rows.get(11).number("time")).isBetween(1800.0, 2300.0);
  }
}
