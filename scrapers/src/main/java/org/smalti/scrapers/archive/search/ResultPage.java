package org.smalti.scrapers.archive.search;

import java.util.List;

/**
 * One reply of a search.
 *
 * @param total how many items match, as the archive says; −1 if it does not
 * @param cursor of the scrape service's next page, empty on the last one
 * @param error why the query was refused, empty if it was not
 */
record ResultPage(List<SearchHit> hits, long total, String cursor, String error) {
  static ResultPage refused(String error) {
    return new ResultPage(List.of(), -1, "", error);
  }

  boolean isRefused() {
    return !error.isEmpty();
  }
}
