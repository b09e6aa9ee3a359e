package org.smalti.core.run;

import java.io.Serializable;
import org.smalti.core.SmaltiException.Reason;

/**
 * An item that a stage had to leave out, or of which it could not read all: a row of the failures table.
 *
 * @param reason why, as far as it decides the exit code
 * @param kept whether what could be read of it is in the result
 */
public record Failure(String filename, String stage, String error, Reason reason, boolean kept)
    implements Serializable {
  public Failure(String filename, String stage, String error, Reason reason) {
    this(filename, stage, error, reason, false);
  }

  public Failure(String filename, String stage, String error) {
    this(filename, stage, error, Reason.INPUT);
  }

  /** An item that is not whole; what could be read of it is kept. */
  public static Failure incomplete(String filename, String stage, String error) {
    return new Failure(filename, stage, error, Reason.INPUT, true);
  }

  /** The beginning of the error text of an item whose work threw an unexpected exception. */
  public static final String BUG = "bug: ";

  public boolean isBug() {
    return error.startsWith(BUG);
  }
}
