package org.smalti.tools.batch;

import java.io.Serializable;
import java.util.List;

/**
 * What became of a job that did not fail.
 *
 * @param after bytes of the result, −1 where there is none
 * @param seconds how long it took
 * @param notes what the recipe had to say, and why where nothing was made
 * @param command the ffmpeg command, ready for a shell; empty where there is none
 */
record JobResult(Kind kind, long after, double seconds, List<String> notes, String command)
    implements Serializable {
  enum Kind {
    /** A verified result is at its place. */
    DONE,
    /** The result was larger than the original, which was kept. */
    KEPT,
    /** The file needs nothing. */
    NEEDLESS,
    /** A dry run: the command says what would be done. */
    PLANNED
  }

  JobResult {
    notes = List.copyOf(notes);
  }

  String note() {
    return String.join("; ", notes);
  }
}
