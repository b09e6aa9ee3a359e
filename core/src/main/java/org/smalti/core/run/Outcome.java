package org.smalti.core.run;

import java.io.Serializable;
import org.smalti.core.SmaltiException;

/**
 * What came of the work on one item. It travels from the worker to the driver, so that a failure is a value there, too.
 *
 * @param <R> what the work gives
 */
public sealed interface Outcome<R extends Serializable> extends Serializable {
  /**
   * The work returned.
   *
   * @param refused whether the work said all the same that its item failed
   */
  record Done<R extends Serializable>(R result, boolean refused) implements Outcome<R> {}

  /** The item is left out, for a reason that can be explained in one line. */
  record LeftOut<R extends Serializable>(String reason) implements Outcome<R> {}

  /** Nothing more can be written, which ends the batch. */
  record Unwritable<R extends Serializable>(SmaltiException why) implements Outcome<R> {}

  /**
   * The work threw what nobody foresaw. The item is left out, the others go on.
   *
   * @param reason one line that begins with {@value Failure#BUG}
   * @param trace where it was thrown, for the log
   */
  record Bug<R extends Serializable>(String reason, String trace) implements Outcome<R> {}
}
