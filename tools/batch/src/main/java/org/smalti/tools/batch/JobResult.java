package org.smalti.tools.batch;

import java.io.Serializable;
import java.util.List;

/**
 * What became of a job that did not fail.
 *
 * @param after bytes of the result, −1 where there is none
 * @param seconds how long it took
 * @param notes what the recipe had to say, and why where nothing was made
 * @param missed what the result is not although it was asked for, with the way out
 * @param unkept what the result can't have of its original, such as its owner
 * @param command the ffmpeg command, ready for a shell; empty where there is none
 */
record JobResult(
    Kind kind,
    long after,
    double seconds,
    List<String> notes,
    List<String> missed,
    List<String> unkept,
    String command)
    implements Serializable {
  enum Kind {
    /** A verified result is at its place. */
    DONE,
    /** The result was larger than the original, which was kept. */
    KEPT,
    /** The file needs nothing. */
    NEEDLESS,
    /** Nothing was made: {@code after} and {@code seconds} say what it would come to. */
    ESTIMATED,
    /** A dry run: the command says what would be done. */
    PLANNED
  }

  JobResult {
    notes = List.copyOf(notes);
    missed = List.copyOf(missed);
    unkept = List.copyOf(unkept);
  }

  JobResult lacking(List<String> lost) {
    return new JobResult(kind, after, seconds, notes, missed, lost, command);
  }

  /** The result of another name of the same file. */
  JobResult shared(String why, List<String> lost) {
    return new JobResult(kind, after, 0, List.of(why), missed, lost, command);
  }

  String note() {
    return String.join("; ", notes);
  }

  /** What the result is not although it was asked for; empty if it is all that. */
  String shortfall() {
    return String.join("; ", missed);
  }
}
