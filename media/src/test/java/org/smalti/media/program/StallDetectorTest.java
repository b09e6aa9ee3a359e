package org.smalti.media.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallDetectorTest {
  @TempDir
  Path folder;

  private long now;

  private StallDetector stall(Optional<Path> output) {
    return new StallDetector(Duration.ofSeconds(3), output, () -> now);
  }

  private void pass(long milliseconds) {
    now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
  }

  private static FfmpegProgress at(double seconds) {
    return new FfmpegProgress(seconds, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void theSameProgressAgainAndAgainIsNone() {
    StallDetector stall = stall(Optional.empty());
    for (int i = 0; i < 6; i++) {
      pass(500);
      assertThat(stall.isReached(at(Double.NaN))).isFalse();
    }
    pass(1000);
    assertThat(stall.isReached(at(Double.NaN))).isTrue();
  }

  @Test
  void anyNewProgressBeginsTheTimeAnew() {
    StallDetector stall = stall(Optional.empty());
    for (int i = 0; i < 100; i++) {
      pass(1000);
      assertThat(stall.isReached(i % 3 == 0 ? at(i) : null)).isFalse();
    }
  }

  @Test
  void anOutputThatIsRewrittenIsProgress() throws IOException {
    Path output = Files.createFile(folder.resolve("a.mp4"));
    StallDetector stall = stall(Optional.of(output));
    for (int i = 0; i < 100; i++) {
      Files.setLastModifiedTime(output, FileTime.fromMillis(1000L * i));
      pass(1000);
      assertThat(stall.isReached(at(7))).isFalse();
    }
    for (int i = 0; i < 3; i++) {
      pass(1000);
      assertThat(stall.isReached(at(7))).isFalse();
    }
    pass(1000);
    assertThat(stall.isReached(at(7))).isTrue();
  }

  @Test
  void aMachineThatSleptIsNoStall() {
    StallDetector stall = stall(Optional.empty());
    pass(3_600_000);
    assertThat(stall.isReached(null)).isFalse();
  }
}
