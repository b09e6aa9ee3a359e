package org.smalti.core.run;

import java.io.Serializable;

/** An item that a stage had to leave out: a row of the failures table. */
public record Failure(String filename, String stage, String error) implements Serializable {
  /** The beginning of the error text of an item whose work threw an unexpected exception. */
  public static final String BUG = "bug: ";

  public boolean isBug() {
    return error.startsWith(BUG);
  }
}
