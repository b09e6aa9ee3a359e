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

/** Runs the ffmpeg program, and ends it where it hangs or nobody wants it any more. May be used by many threads. */
public final class Ffmpeg {
  private static final long LOOK_MS = 100;
  private static final long LAST_WORDS_MS = 5000;
  /** What ffmpeg gives back when an interrupt or a request to end has reached it. */
  private static final int TOLD_TO_END = 255;

  private static final List<String> MANNERS = List.of(
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
   * @param niceness 0 as usual to 19 for what is left over
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
   * @param progress is told, on this thread, what ffmpeg says twice a second
   * @throws CancelledException if this thread was interrupted; ffmpeg has ended then
   * @throws SmaltiException if it can't be started, or has been ended because nothing moved
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
    Thread talking = BoundedLines.drain("ffmpeg-talk", process.getErrorStream(), stderr::line);
    Thread telling = BoundedLines.drain(
        "ffmpeg-progress",
        process.getInputStream(),
        line -> reader.line(line).ifPresent(latest::set));
    long dropped = -1;
    StallDetector stall = new StallDetector(limits.stall(), command.output(), System::nanoTime);
    boolean ended = false;
    while (!ended) {
      ended = process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS);
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
      // Ctrl-C reaches ffmpeg as well as Smalti: what it ended is no failure, so Smalti's own
      // interrupt is given time to come.
      Thread.sleep(LAST_WORDS_MS / 10);
    }
    // A program that ffmpeg's end left behind may hold the pipes open: nothing to wait for.
    talking.join(LAST_WORDS_MS);
    telling.join(LAST_WORDS_MS);
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
    // SVT-AV1 tells its settings past ffmpeg's own level of talk, unless it may say errors alone.
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
    words.addAll(MANNERS);
    words.addAll(command.arguments());
    return words;
  }

  /** Java hands arguments over in the letters of the locale, and puts question marks where it has none. */
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
