package org.smalti.core;

import org.jspecify.annotations.Nullable;

/**
 * A failure that can be explained to a person in one line. The message names the thing, the fact and the way out.
 * Everything else that is thrown is a bug.
 */
public final class SmaltiException extends RuntimeException {
  /** Why, and with it the exit code of a command that ends so. */
  public enum Reason {
    USAGE(ExitCode.USAGE),
    /** One file or table is bad; others may be well. */
    INPUT(ExitCode.INPUT),
    /** Nothing more can be written (disk full, no permission): a reason to stop everything. */
    OUTPUT(ExitCode.INPUT),
    NETWORK(ExitCode.NETWORK),
    FFMPEG(ExitCode.FFMPEG);

    private final int exitCode;

    Reason(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Reason reason;

  public SmaltiException(Reason reason, String message) {
    this(reason, message, null);
  }

  public SmaltiException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** A value on the command line that can't be right. */
  public static SmaltiException usage(String message) {
    return new SmaltiException(Reason.USAGE, message);
  }

  /** A file or table that can't be read, written or understood. */
  public static SmaltiException input(String message) {
    return new SmaltiException(Reason.INPUT, message);
  }

  /** The same, kept with what the system said. */
  public static SmaltiException input(String message, Throwable cause) {
    return new SmaltiException(Reason.INPUT, message, cause);
  }

  public Reason reason() {
    return reason;
  }

  /** The message, never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
