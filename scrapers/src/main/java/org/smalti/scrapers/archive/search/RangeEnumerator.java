package org.smalti.scrapers.archive.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.smalti.core.run.Run;

/**
 * Enumerates the results by splitting the query into ranges, of the size of the items and then of the day they were
 * added, until each part fits into one reply. Requests without page and order are used, for which the archive does not
 * limit the number of results.
 */
final class RangeEnumerator {
  /** Results that are asked for in one reply. */
  private static final int FITS = 5000;
  /** Results that are asked for in one reply if the part can't be split. */
  private static final int LARGEST = 100_000;

  /** Few, because the first results of the index may be a poor sample of all. */
  private static final int MOST_PARTS = 5;

  private final SearchService service;
  private final String query;
  private final FoundItems items;
  private final Run run;
  private final Deque<QueryRange> parts = new ArrayDeque<>();
  private boolean ignored;

  RangeEnumerator(SearchService service, String query, FoundItems items, Run run) {
    this.service = service;
    this.query = query;
    this.items = items;
    this.run = run;
  }

  /** Collects all parts; gives why some could not be collected, empty if all could. */
  String collect(long total) {
    parts.addAll(QueryRange.of("(" + query + ")", RangeField.SIZE));
    String problem = "";
    long requests = 100 + total / 100;
    while (!parts.isEmpty()) {
      run.throwIfCancelled();
      if (requests-- == 0) {
        return "splitting the query by item_size and addeddate did not come to an end";
      }
      String trouble = collect(parts.removeFirst());
      if (ignored) {
        return trouble;
      }
      problem = trouble.isEmpty() ? problem : trouble;
    }
    return problem;
  }

  /** Whether the service ignores the ranges and gives the same results for each: asking again does not help. */
  boolean isIgnored() {
    return ignored;
  }

  private String collect(QueryRange part) {
    ResultPage page = service.part(part.query(), FITS);
    if (page.isRefused()) {
      return "the query can't be split: " + page.error();
    }
    int added = items.add(page.hits(), run);
    if (added == 0 && !part.holds(page.hits())) {
      ignored = true;
      return "it gives the same items whatever part of them is asked for, so no more than the first "
          + page.hits().size() + " can be had; narrow --query";
    }
    if (page.total() <= Math.min(FITS, page.hits().size())) {
      return "";
    }
    List<QueryRange> smaller = page.total() <= FITS
        ? List.of()
        : part.split(page.hits(), (int) Math.min(MOST_PARTS, 1 + page.total() * 3 / (2 * FITS)));
    for (int i = smaller.size() - 1; i >= 0; i--) {
      parts.addFirst(smaller.get(i));
    }
    return smaller.isEmpty() ? unsplit(part, page.total()) : "";
  }

  /** Asks once for all results of a part that can't be split, or whose reply was short. */
  private String unsplit(QueryRange part, long total) {
    int rows = (int) Math.min(LARGEST, Math.max(total, FITS));
    ResultPage page = service.part(part.query(), rows);
    items.add(page.hits(), run);
    return page.isRefused() || page.hits().size() < Math.min(page.total(), total)
        ? page.hits().size() + " of " + total
            + " results came that can't be told apart by item_size or addeddate; narrow --query"
        : "";
  }
}
