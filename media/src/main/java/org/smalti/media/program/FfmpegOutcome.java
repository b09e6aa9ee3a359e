package org.smalti.media.program;

import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * How a run of ffmpeg ended.
 *
 * @param exit 0 says only that ffmpeg came to an end: damaged input gives 0 too. 128 and more: ended by signal
 *     {@code exit - 128}
 * @param lastWords the first line of standard error that is an error, and the last ones that differ from it, without
 *     the addresses of ffmpeg's objects
 * @param errors how many lines of standard error were errors
 * @param stderr the end of standard error as it came, at most 64 KiB
 * @param dropped how many pictures were decoded but not encoded because others have the same time, −1 unknown
 */
public record FfmpegOutcome(
    int exit, List<String> lastWords, long errors, String stderr, long dropped) {
  private static final int KILLED = 137;
  private static final int SIGNALS = 128;
  /**
   * The last signal that ends programs; higher exit codes are the low bytes of ffmpeg's error numbers, such as 187 or
   * 234.
   */
  private static final int LAST_SIGNAL = 15;

  public FfmpegOutcome {
    lastWords = List.copyOf(lastWords);
  }

  /** Whether the disk was full: a reason to stop everything. */
  boolean isDiskFull() {
    return exit != 0 && stderr.contains("No space left on device");
  }

  /** Why it failed, in one line. */
  String why() {
    if (exit == KILLED) {
      return "ffmpeg was killed (exit 137), perhaps for lack of memory";
    }
    String said = String.join("; ", lastWords);
    if (exit > SIGNALS && exit <= SIGNALS + LAST_SIGNAL) {
      return "ffmpeg died of signal " + (exit - SIGNALS) + (said.isEmpty() ? "" : ": " + said);
    }
    return "ffmpeg failed (exit " + exit + ")" + (said.isEmpty() ? "" : ": " + said);
  }

  /**
   * Returns this outcome if ffmpeg has succeeded.
   *
   * @param subject what was worked on: begins the message
   * @throws SmaltiException if it failed, with its last words; a full disk is {@link Reason#OUTPUT}
   */
  public FfmpegOutcome orThrow(String subject) {
    if (isDiskFull()) {
      throw new SmaltiException(
          Reason.OUTPUT,
          subject + ": the disk is full; free some space and run the same command again");
    }
    if (exit != 0) {
      throw new SmaltiException(Reason.FFMPEG, subject + ": " + why());
    }
    return this;
  }
}
