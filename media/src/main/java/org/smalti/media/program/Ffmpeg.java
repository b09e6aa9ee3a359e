package org.smalti.media.program;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/** Runs the ffmpeg program, and ends it if it hangs or its thread is interrupted. May be used by many threads. */
public final class Ffmpeg {
  private static final long POLL_MS = 100;
  private static final long DRAIN_MS = 5000;
  /** ffmpeg's exit code after SIGINT or SIGTERM. */
  private static final int TOLD_TO_END = 255;

  private static final List<String> COMMON_OPTIONS = List.of(
      "-nostdin",
      "-hide_banner",
      "-nostats",
      "-v",
      "repeat+level+error",
      "-progress",
      "pipe:1",
      "-stats_period",
      "0.5");

  private final FfmpegProgram program;
  private final Limits limits;
  private final ChildProcesses children;

  /**
   * What one run may take.
   *
   * @param niceness 0 for the usual priority to 19 for the lowest
   * @param stall how long it may show no progress: no frame, no time, no change of the output
   */
  public record Limits(int niceness, Duration stall) implements Serializable {
    public Limits {
      if (niceness < 0 || niceness > 19) {
        throw SmaltiException.usage("a niceness is a number from 0 to 19, not " + niceness);
      }
      if (stall.isNegative() || stall.isZero()) {
        throw SmaltiException.usage("the time without progress must be above 0");
      }
    }
  }

  public Ffmpeg(FfmpegProgram program, Limits limits, ChildProcesses children) {
    this.program = program;
    this.limits = limits;
    this.children = children;
  }

  public FfmpegProgram program() {
    return program;
  }

  /**
   * Runs a command to its end. A failure of ffmpeg is an outcome, no exception.
   *
   * @param progress receives what ffmpeg reports twice a second, on this thread
   * @throws CancelledException if this thread was interrupted; ffmpeg has ended then
   * @throws SmaltiException if it can't be started, or made no progress and was ended
   */
  public FfmpegOutcome run(FfmpegCommand command, Consumer<FfmpegProgress> progress) {
    Process process = start(command);
    try {
      return watch(process, command, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } finally {
      children.end(process);
    }
  }

  private FfmpegOutcome watch(
      Process process, FfmpegCommand command, Consumer<FfmpegProgress> progress)
      throws InterruptedException {
    StderrLog stderr = new StderrLog();
    ProgressReader reader = new ProgressReader();
    AtomicReference<@Nullable FfmpegProgress> latest = new AtomicReference<>();
    Thread errors = BoundedLines.drain("ffmpeg-stderr", process.getErrorStream(), stderr::line);
    Thread reports = BoundedLines.drain(
        "ffmpeg-progress",
        process.getInputStream(),
        line -> reader.line(line).ifPresent(latest::set));
    long dropped = -1;
    StallDetector stall = new StallDetector(limits.stall(), command.output(), System::nanoTime);
    boolean ended = false;
    while (!ended) {
      ended = process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
      FfmpegProgress news = latest.getAndSet(null);
      if (news != null) {
        dropped = news.dropped();
        progress.accept(news);
      }
      if (!ended && stall.isReached(news)) {
        throw stalled(command);
      }
    }
    if (process.exitValue() == TOLD_TO_END) {
      // Ctrl-C reaches ffmpeg as well as Smalti. So that it does not count as a failure of ffmpeg,
      // Smalti waits for its own interrupt.
      Thread.sleep(DRAIN_MS / 10);
    }
    // A program that ffmpeg has left behind may keep the pipes open: it is not waited for.
    errors.join(DRAIN_MS);
    reports.join(DRAIN_MS);
    FfmpegProgress last = latest.getAndSet(null);
    if (last != null) {
      dropped = last.dropped();
      progress.accept(last);
    }
    return stderr.outcome(process.exitValue(), dropped);
  }

  private SmaltiException stalled(FfmpegCommand command) {
    String subject = command
        .input()
        .or(command::output)
        .map(path -> path.getFileName() + ": ")
        .orElse("");
    return new SmaltiException(
        Reason.FFMPEG,
        subject + "ffmpeg made no progress for " + limits.stall().toSeconds() + " s and was ended");
  }

  private Process start(FfmpegCommand command) {
    List<String> words = words(command);
    checkEncodable(words);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectInput(children.parentTie().input());
    program.prepare(builder.environment());
    // SVT-AV1 prints its settings at any log level of ffmpeg, unless its own level is errors.
    builder.environment().putIfAbsent("SVT_LOG", "1");
    try {
      return children.start(builder);
    } catch (IOException e) {
      throw new SmaltiException(
          Reason.FFMPEG, program.path() + " can't be started: " + e.getMessage(), e);
    }
  }

  private List<String> words(FfmpegCommand command) {
    List<String> words = new ArrayList<>(children.parentTie().words());
    if (limits.niceness() > 0 && !ParentTie.isWindows()) {
      words.addAll(List.of("nice", "-n", Integer.toString(limits.niceness())));
    }
    words.add(program.path().toString());
    words.addAll(COMMON_OPTIONS);
    words.addAll(command.arguments());
    return words;
  }

  /** Java encodes arguments in the charset of the locale, with a question mark for what it can't encode. */
  private static void checkEncodable(List<String> words) {
    Charset system = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    for (String word : words) {
      if (!ParentTie.isWindows() && !system.newEncoder().canEncode(word)) {
        throw SmaltiException.input(
            word + ": the locale has no such letters; set LC_ALL=C.UTF-8 and start Java anew");
      }
    }
  }
}
