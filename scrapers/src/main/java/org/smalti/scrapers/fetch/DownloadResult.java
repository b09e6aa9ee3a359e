package org.smalti.scrapers.fetch;

import java.io.Serializable;

/**
 * How a download ended.
 *
 * @param problem what went wrong, for people; empty if the file is whole
 */
record DownloadResult(Kind kind, String problem) implements Serializable {
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

  static DownloadResult now() {
    return new DownloadResult(Kind.FETCHED, "");
  }

  static DownloadResult before() {
    return new DownloadResult(Kind.PRESENT, "");
  }

  static DownloadResult failed(String problem) {
    return new DownloadResult(Kind.FAILED, problem);
  }

  static DownloadResult unreachable(String problem) {
    return new DownloadResult(Kind.UNREACHABLE, problem);
  }
}
