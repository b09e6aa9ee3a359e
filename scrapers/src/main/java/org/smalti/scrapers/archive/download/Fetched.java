package org.smalti.scrapers.archive.download;

import java.io.Serializable;

/**
 * How a download ended.
 *
 * @param problem what went wrong, for people; empty if the file is whole
 */
record Fetched(Kind kind, String problem) implements Serializable {
  /** How it ended. */
  enum Kind {
    /** It came over the network and is right. */
    FETCHED,
    /** It was there and is right. */
    PRESENT,
    FAILED,
    /** Failed because the server is out of reach for everything. */
    UNREACHABLE
  }

  static Fetched now() {
    return new Fetched(Kind.FETCHED, "");
  }

  static Fetched before() {
    return new Fetched(Kind.PRESENT, "");
  }

  static Fetched failed(String problem) {
    return new Fetched(Kind.FAILED, problem);
  }

  static Fetched unreachable(String problem) {
    return new Fetched(Kind.UNREACHABLE, problem);
  }
}
