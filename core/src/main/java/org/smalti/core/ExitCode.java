package org.smalti.core;

/** The exit codes of the process. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int BUG = 1;
  public static final int USAGE = 2;
  public static final int INPUT = 3;
  public static final int NETWORK = 4;
  public static final int FFMPEG = 5;
  /** Some items failed and stand in the failures table; the rest is done. */
  public static final int PARTIAL = 6;

  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** Whether a command that ended so has a result that others can go on with. */
  public static boolean hasResult(int exit) {
    return exit == OK || exit == PARTIAL;
  }
}
