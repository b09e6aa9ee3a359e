package org.smalti.scrapers.fetch;

import java.io.Serializable;

/**
 * How a download ended.
 *
 * @param problem what went wrong, for people; empty if the file is whole
 */
record DownloadResult(Kind kind, String problem) implements Serializable {
  /** The ways in which it can end. */
  enum Kind {
    /** It has been downloaded now and is right. */
    FETCHED,
    /** It was there before and is right. */
    PRESENT,
    FAILED,
    /** Failed because no server can be reached; other files will fail likewise. */
    UNREACHABLE
  }

  static DownloadResult fetched() {
    return new DownloadResult(Kind.FETCHED, "");
  }

  static DownloadResult present() {
    return new DownloadResult(Kind.PRESENT, "");
  }

  static DownloadResult failed(String problem) {
    return new DownloadResult(Kind.FAILED, problem);
  }

  static DownloadResult unreachable(String problem) {
    return new DownloadResult(Kind.UNREACHABLE, problem);
  }
}
