package org.smalti.media.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/** What can go wrong while ffmpeg runs. */
class FaultTest {
  /** A job without end, at the speed of a clock. */
  private static final FfmpegCommand ENDLESS =
      FfmpegCommand.of("-re", "-f", "lavfi", "-i", "testsrc2", "-f", "null", "-");

  @TempDir
  Path folder;

  private final ChildProcesses children = ChildProcesses.forgotten();

  @AfterEach
  void close() {
    children.close();
    assertThat(running()).isEmpty();
  }

  private static List<ProcessHandle> running() {
    return ProcessHandle.current().descendants().filter(ProcessTree::runs).toList();
  }

  private Ffmpeg ffmpeg(FfmpegProgram program, Duration stall) {
    return new Ffmpeg(program, new Ffmpeg.Limits(0, stall), children);
  }

  private Ffmpeg embedded() {
    return ffmpeg(FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)), Duration.ofMinutes(1));
  }

  private Ffmpeg fake(String script) {
    return fake(script, Duration.ofMinutes(1));
  }

  private Ffmpeg fake(String script, Duration stall) {
    Path file = FakeProgram.working(folder.resolve("ffmpeg"), script);
    return ffmpeg(FfmpegProgram.find(file, Map.of()), stall);
  }

  @Test
  void aKilledEncoderSaysSo() {
    FfmpegOutcome outcome =
        embedded().run(ENDLESS, once(() -> running().forEach(ProcessHandle::destroyForcibly)));
    assertThat(outcome.exit()).isEqualTo(137);
    assertThat(outcome.why()).isEqualTo("ffmpeg was killed (exit 137), perhaps for lack of memory");
    assertThatThrownBy(() -> outcome.orThrow("clip.mp4"))
        .isInstanceOfSatisfying(
            SmaltiException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FFMPEG))
        .hasMessage("clip.mp4: ffmpeg was killed (exit 137), perhaps for lack of memory");
  }

  @Test
  void anInterruptEndsTheProgram() {
    Thread worker = Thread.currentThread();
    assertThatThrownBy(() -> embedded().run(ENDLESS, once(worker::interrupt)))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(running()).isEmpty();
  }

  @Test
  void whoeverThrowsWhileItRunsEndsTheProgram() {
    assertThatThrownBy(() -> embedded().run(ENDLESS, progress -> {
          throw new IllegalStateException("a bug");
        }))
        .hasMessage("a bug");
    assertThat(running()).isEmpty();
  }

  @Test
  void aProgramThatHangsIsEndedWithWhatItHasStarted() {
    Path clip = folder.resolve("clip.mp4");
    FfmpegCommand command =
        FfmpegCommand.of("-i", FfmpegCommand.file(clip), FfmpegCommand.file(folder.resolve("b")));
    assertThatThrownBy(
            () -> fake("sleep 600; exit 0", Duration.ofSeconds(1)).run(command, progress -> {}))
        .isInstanceOf(SmaltiException.class)
        .hasMessage("clip.mp4: ffmpeg made no progress for 1 s and was ended");
    assertThat(running()).isEmpty();
  }

  @Test
  void aProgramThatHearsNoRequestIsKilled() {
    Ffmpeg deaf = fake("trap '' TERM; while :; do sleep 0.2; done", Duration.ofSeconds(1));
    assertThatThrownBy(() -> deaf.run(ENDLESS, progress -> {}))
        .isInstanceOf(SmaltiException.class)
        .hasMessage("ffmpeg made no progress for 1 s and was ended");
    assertThat(running()).isEmpty();
  }

  @Test
  void aProgramThatPrintsWithoutEndFillsNoMemory() {
    FfmpegOutcome outcome = fake("""
            yes '[h264 @ 0x1] [error] bad' | head -n 300000 >&2
            yes 'frame=1' | head -n 300000
            yes | head -c 50000000 | tr -d '\\n'
            echo 'Invalid data' >&2
            exit 1
            """).run(ENDLESS, progress -> {});
    assertThat(outcome.errors()).isEqualTo(300_000);
    assertThat(outcome.stderr()).hasSizeLessThanOrEqualTo(64 * 1024);
    assertThat(outcome.why()).isEqualTo("ffmpeg failed (exit 1): bad; Invalid data");
  }

  @Test
  void aFullDiskIsAReasonToStopEverything() {
    FfmpegOutcome outcome = fake("""
            echo '[out#0 @ 0x1] [error] Error writing trailer: No space left on device' >&2
            exit 1
            """).run(ENDLESS, progress -> {});
    assertThat(outcome.isDiskFull()).isTrue();
    assertThatThrownBy(() -> outcome.orThrow("clip.mp4"))
        .isInstanceOfSatisfying(
            SmaltiException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUTPUT));
  }

  @Test
  void whatAFilterReportsIsKept() {
    FfmpegOutcome outcome = embedded()
        .run(
            FfmpegCommand.of(
                "-v",
                "level+info",
                "-f",
                "lavfi",
                "-i",
                "sine=duration=4",
                "-af",
                "loudnorm=print_format=json",
                "-f",
                "null",
                "-"),
            progress -> {});
    assertThat(outcome.orThrow("sine").stderr()).contains("\"input_i\" : \"-21").contains("}");
    assertThat(outcome.errors()).isZero();
  }

  @Test
  void aReportThatTheUserAskedOtherRunsForIsNotWritten() throws Exception {
    Ffmpeg ffmpeg = fake("printf '%s' \"${FFREPORT-none} $LC_ALL\" >&2; exit 3");
    assertThat(ffmpeg.run(ENDLESS, progress -> {}).lastWords()).containsExactly("none C.UTF-8");
    assertThat(Files.exists(Path.of("-"))).isFalse();
  }

  private static Consumer<FfmpegProgress> once(Runnable action) {
    boolean[] done = new boolean[1];
    return progress -> {
      if (!done[0]) {
        done[0] = true;
        action.run();
      }
    };
  }
}
