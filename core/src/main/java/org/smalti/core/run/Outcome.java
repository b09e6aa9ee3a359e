package org.smalti.core.run;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * The outcome of the work on one item. It is sent from the worker to the driver, so a failure is a value, too.
 *
 * @param <R> what the work gives
 */
public sealed interface Outcome<R extends Serializable> extends Serializable {
  /**
   * The work returned.
   *
   * @param refused whether the work reported that its item failed although it returned
   */
  record Done<R extends Serializable>(R result, boolean refused) implements Outcome<R> {}

  /** The item is left out, for a reason that can be explained in one line. */
  record LeftOut<R extends Serializable>(String message, Reason reason) implements Outcome<R> {}

  /** Nothing more can be written, which ends the batch. */
  record Unwritable<R extends Serializable>(SmaltiException why) implements Outcome<R> {}

  /**
   * The work threw an unexpected exception. The item is left out, the others go on.
   *
   * @param reason one line that begins with {@value Failure#BUG}
   * @param trace the stack trace, for the log
   */
  record Bug<R extends Serializable>(String reason, String trace) implements Outcome<R> {}
}
