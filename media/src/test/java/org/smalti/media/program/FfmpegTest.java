package org.smalti.media.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {
  private static final FfmpegProgram EMBEDDED = FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED));

  @TempDir
  Path folder;

  private final List<FfmpegProgress> progress = new ArrayList<>();

  private FfmpegOutcome run(FfmpegCommand command) {
    try (ChildProcesses children = ChildProcesses.forgotten()) {
      Ffmpeg ffmpeg = new Ffmpeg(EMBEDDED, new Ffmpeg.Limits(10, Duration.ofSeconds(60)), children);
      return ffmpeg.run(command, progress::add);
    }
  }

  @Test
  void everyNameIsReadAndWritten() throws Exception {
    for (String name : FfmpegCommandTest.NAMES) {
      Path in = folder.resolve(name);
      Path out = folder.resolve("out").resolve(name);
      Files.createDirectories(folder.resolve("out"));
      FfmpegCommand make = FfmpegCommand.of(
          "-f", "lavfi", "-i", "sine=duration=0.1", "-f", "wav", FfmpegCommand.file(in));
      assertThat(run(make).exit()).as(name).isZero();
      FfmpegCommand copy = FfmpegCommand.of(
          "-i", FfmpegCommand.file(in), "-c", "copy", "-f", "wav", FfmpegCommand.file(out));
      assertThat(run(copy).orThrow(name).errors()).isZero();
      assertThat(out).exists();
    }
  }

  @Test
  void everyNameFitsIntoAFilter() {
    for (String name : FfmpegCommandTest.NAMES) {
      Path in = folder.resolve(name);
      run(FfmpegCommand.of(
              "-f", "lavfi", "-i", "sine=duration=0.1", "-f", "wav", FfmpegCommand.file(in)))
          .orThrow(name);
      String source = "amovie=" + FfmpegCommand.escapedInFilter(FfmpegCommand.file(in));
      run(FfmpegCommand.of("-f", "lavfi", "-i", source, "-f", "null", "-")).orThrow(name);
    }
  }

  @Test
  void progressGoesUpToTheEnd() {
    run(FfmpegCommand.of("-f", "lavfi", "-i", "testsrc2=duration=4", "-f", "null", "-"))
        .orThrow("test");
    FfmpegProgress last = progress.get(progress.size() - 1);
    assertThat(last.frames()).isEqualTo(100);
    assertThat(last.seconds()).isBetween(3.95, 4.0);
  }

  @Test
  void aFailureHasTheLastWordsOfTheProgram() {
    FfmpegOutcome outcome = run(
        FfmpegCommand.of("-i", FfmpegCommand.file(folder.resolve("none.mp4")), "-f", "null", "-"));
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.errors()).isPositive();
    assertThat(outcome.why()).contains("No such file or directory").doesNotContain("0x");
  }
}
