package org.smalti.scrapers.archive.search;

import java.util.HashSet;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.run.Run;

/**
 * Enumerates the results with the scrape service. It is not reliable: its cursors have led back to the first page, and
 * it has given totals of other queries. So each answer is checked, and the service is no longer used after the first
 * that looks wrong.
 */
final class ScrapeEnumerator {
  private static final int COUNT = 5000;

  private final SearchService service;
  private final String query;
  private final FoundItems items;
  private final Run run;

  ScrapeEnumerator(SearchService service, String query, FoundItems items, Run run) {
    this.service = service;
    this.query = query;
    this.items = items;
    this.run = run;
  }

  /** Follows the cursor; gives why it could not be followed to the end, empty if it could. */
  String follow(long total) {
    try {
      return followed(total);
    } catch (SmaltiException e) {
      if (e.reason() != Reason.NETWORK) {
        throw e;
      }
      return e.getMessage();
    }
  }

  private String followed(long total) {
    Set<String> cursors = new HashSet<>();
    String cursor = "";
    do {
      run.throwIfCancelled();
      ResultPage page = service.scrape(query, COUNT, cursor);
      if (page.isRefused()) {
        return page.error();
      }
      if (page.total() >= 0 && drifted(total, page.total())) {
        return "the total went from " + total + " to " + page.total();
      }
      int added = items.add(page.hits(), run);
      cursor = page.cursor();
      if (items.enough()) {
        return "";
      }
      if (!cursor.isEmpty() && (added == 0 || !cursors.add(cursor))) {
        return "its cursor leads in a circle";
      }
    } while (!cursor.isEmpty());
    int found = items.size();
    return found < total && drifted(total, found) ? "it ended after " + found + " results" : "";
  }

  private static boolean drifted(long from, long to) {
    return Math.abs(to - from) >= Math.max(1, from * ItemFinder.DRIFT);
  }
}
