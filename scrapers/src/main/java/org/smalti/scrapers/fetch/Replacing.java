package org.smalti.scrapers.fetch;

/** Which files that stand in the place of a download are replaced, once the new ones are whole and right. */
enum Replacing {
  NONE,
  /** Earlier versions that were fetched and have not been touched since. */
  OUTDATED,
  ALL;

  boolean replaces(Download download) {
    return this == ALL || (this == OUTDATED && download.outdated());
  }
}
