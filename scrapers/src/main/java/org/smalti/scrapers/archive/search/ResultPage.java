package org.smalti.scrapers.archive.search;

import java.util.List;

/**
 * One reply of a search.
 *
 * @param total how many results there are by the archive's account, −1 if it does not say
 * @param cursor leads to the next page of a scrape, empty on the last one
 * @param error why there are no results, empty if all is well
 */
record ResultPage(List<SearchHit> hits, long total, String cursor, String error) {
  static ResultPage refused(String error) {
    return new ResultPage(List.of(), -1, "", error);
  }

  boolean isRefused() {
    return !error.isEmpty();
  }
}
