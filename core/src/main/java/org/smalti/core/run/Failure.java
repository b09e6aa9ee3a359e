package org.smalti.core.run;

import java.io.Serializable;
import org.smalti.core.SmaltiException.Reason;

/**
 * An item that a stage had to leave out: a row of the failures table.
 *
 * @param reason why, as far as it decides the exit code
 */
public record Failure(String filename, String stage, String error, Reason reason)
    implements Serializable {
  public Failure(String filename, String stage, String error) {
    this(filename, stage, error, Reason.INPUT);
  }

  /** The beginning of the error text of an item whose work threw an unexpected exception. */
  public static final String BUG = "bug: ";

  public boolean isBug() {
    return error.startsWith(BUG);
  }
}
