package org.smalti.scrapers.fetch;

import java.io.Serializable;

/**
 * What a check found.
 *
 * @param fault what is wrong with the file, for people; empty unless it is wrong
 */
record CheckResult(Kind kind, String fault) implements Serializable {
  /** The states in which a file can be. */
  enum Kind {
    RIGHT,
    MISSING,
    WRONG
  }

  static CheckResult right() {
    return new CheckResult(Kind.RIGHT, "");
  }

  static CheckResult missing() {
    return new CheckResult(Kind.MISSING, "");
  }

  static CheckResult wrong(String fault) {
    return new CheckResult(Kind.WRONG, fault);
  }
}
