package org.smalti.scrapers.archive.download;

import java.io.Serializable;

/**
 * What a check found.
 *
 * @param fault what is wrong with a file, for people; empty for the other kinds
 */
record Finding(Kind kind, String fault) implements Serializable {
  /** What it is. */
  enum Kind {
    RIGHT,
    MISSING,
    WRONG
  }

  static Finding right() {
    return new Finding(Kind.RIGHT, "");
  }

  static Finding missing() {
    return new Finding(Kind.MISSING, "");
  }

  static Finding wrong(String fault) {
    return new Finding(Kind.WRONG, fault);
  }
}
