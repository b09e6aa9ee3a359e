package org.smalti.scrapers.fetch;

import java.io.Serializable;

/**
 * What a check found.
 *
 * @param fault what is wrong with a file, for people; empty for the other kinds
 */
record CheckResult(Kind kind, String fault) implements Serializable {
  /** What it is. */
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
