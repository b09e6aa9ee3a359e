package org.smalti.media.program;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What ties a child to this process, so that it ends at once even if this process is killed and can't say goodbye. */
enum ParentTie {
  /** Linux kills the child when the thread that started it is gone; the child's number stays that of the program. */
  DEATH_SIGNAL,
  /**
   * A shell stands between. It reads a pipe from us, in which nothing is ever written; when the pipe ends, so do we, and the
   * shell ends the program: gently, after 5 s by force. The program and its arguments are the shell's arguments, no part of
   * its script.
   */
  PIPE,
  /** Nothing; the next run ends what is left. */
  NONE;

  private static final String GUARD = """
      exec 3<&0
      "$@" </dev/null 3<&- &
      child=$!
      (read -r _; kill -TERM $child; sleep 5; kill -KILL $child) <&3 >/dev/null 2>&1 &
      guard=$!
      exec 3<&-
      wait $child
      code=$?
      kill -KILL $guard
      exit $code""";

  /** The words before the program and its arguments. */
  List<String> words() {
    return switch (this) {
      case DEATH_SIGNAL -> List.of("setpriv", "--pdeathsig", "KILL");
      case PIPE -> List.of("sh", "-c", GUARD, "smalti-guard");
      case NONE -> List.of();
    };
  }

  /** The best that works here. Tried once by each run, which takes a few ms. */
  static ParentTie ofThisSystem() {
    if (isWindows()) {
      return NONE;
    }
    return Stream.of(DEATH_SIGNAL, PIPE).filter(ParentTie::works).findFirst().orElse(NONE);
  }

  static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private boolean works() {
    try {
      List<String> attempt = Stream.concat(words().stream(), Stream.of("true")).toList();
      Process process = new ProcessBuilder(attempt)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where a program's input comes from if it is to have none. */
  ProcessBuilder.Redirect input() {
    return this == PIPE
        ? ProcessBuilder.Redirect.PIPE
        : ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null"));
  }
}
