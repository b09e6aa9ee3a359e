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
    /** In size and checksum, as far as they are known. */
    RIGHT,
    /** In size; no checksum is known. */
    RIGHT_SIZE,
    /** There, but nothing is known that it could be compared with. */
    UNKNOWN,
    MISSING,
    WRONG
  }

  static CheckResult right() {
    return new CheckResult(Kind.RIGHT, "");
  }

  static CheckResult rightSize() {
    return new CheckResult(Kind.RIGHT_SIZE, "");
  }

  static CheckResult unknown() {
    return new CheckResult(Kind.UNKNOWN, "");
  }

  static CheckResult missing() {
    return new CheckResult(Kind.MISSING, "");
  }

  static CheckResult wrong(String fault) {
    return new CheckResult(Kind.WRONG, fault);
  }
}
