package org.smalti.core.run;

import java.io.Serializable;

/** An item that a stage had to leave out: a row of the failures table. */
public record Failure(String filename, String stage, String error) implements Serializable {
  /** How the error of an item begins whose work threw what nobody foresaw. */
  public static final String BUG = "bug: ";

  public boolean isBug() {
    return error.startsWith(BUG);
  }
}
