package org.smalti.media.program;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ties a child to this process, so that it ends with this process, even if that is killed. */
enum ParentTie {
  /**
   * Linux kills the child when the thread that started it has ended. The child's process number is that of the program.
   */
  DEATH_SIGNAL,
  /**
   * A shell between this process and the program reads from a pipe that this process never writes to. When the pipe is
   * closed, this process has ended, and the shell ends the program: by SIGTERM, after 5 s by SIGKILL. The program and
   * its arguments are arguments of the shell, no part of its script.
   */
  PIPE,
  /** None: the next run ends what is left. */
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

  /** What stands before the program and its arguments on the command line. */
  List<String> words() {
    return switch (this) {
      case DEATH_SIGNAL -> List.of("setpriv", "--pdeathsig", "KILL");
      case PIPE -> List.of("sh", "-c", GUARD, "smalti-guard");
      case NONE -> List.of();
    };
  }

  /** The best that works on this system. Each run tries it out, which takes a few ms. */
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

  /** The input of a program that is to have none. */
  ProcessBuilder.Redirect input() {
    return this == PIPE
        ? ProcessBuilder.Redirect.PIPE
        : ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null"));
  }
}
