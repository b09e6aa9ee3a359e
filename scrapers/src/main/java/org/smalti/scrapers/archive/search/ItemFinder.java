package org.smalti.scrapers.archive.search;

import java.util.Map;
import org.smalti.core.run.Run;

/**
 * Finds all items that match a query. The archive repeats results on the next page, refuses pages beyond the 10,000th
 * result, and under load reports fewer results than there are. So each identifier is kept once, the total is asked for
 * again at the end, and if items are missing, another pass collects them in another way.
 */
public final class ItemFinder {
  /** The archive refuses pages beyond this result. */
  private static final int DEEPEST = 10_000;

  private static final int ROWS = 1000;
  /**
   * If the total changes by a smaller fraction, the index has changed while it was read; by a larger one, the answer is
   * wrong.
   */
  static final double DRIFT = 0.01;

  private static final int PASSES = 4;
  /** How often the results are read page by page before the query is split. */
  private static final int PAGED_PASSES = 2;

  private final SearchService service;
  private final String query;
  private final int limit;

  public ItemFinder(SearchService service, String query, int limit) {
    this.service = service;
    this.query = query;
    this.limit = limit;
  }

  /**
   * What was found.
   *
   * @param dates the day of the last change by identifier, the first items first; empty if the search does not say
   * @param reported how many items match, as the archive says
   * @param problem why some are missing, empty if none are
   */
  public record Found(Map<String, String> dates, long reported, String problem) {}

  /**
   * How many items match. If that is 0, or much less than {@code before}, the archive is asked again.
   *
   * @param before how many there were the last time, 0 if that is not known
   */
  public long total(long before) {
    long total = service.count(query);
    int attempts = before == 0 ? 1 : PASSES - 1;
    for (int i = 1; i <= attempts && (total == 0 || total < before * 0.9); i++) {
      service.retryPolicy().sleep(i, 0.5);
      total = Math.max(total, service.count(query));
    }
    return total;
  }

  /** The items, at most {@code limit}. */
  public Found find(long total, Run run) {
    FoundItems items = new FoundItems(limit);
    long reported = total;
    String problem = "";
    for (int pass = 1; pass <= PASSES; pass++) {
      RangeEnumerator split = new RangeEnumerator(service, query, items, run);
      problem = collect(pass, reported, items, split, run);
      if (items.enough()) {
        return new Found(items.wanted(), reported, "");
      }
      long now = service.count(query);
      // Some items may have been removed meanwhile. If many are missing at once, the server is only
      // busy.
      reported = pass > 1 && now >= reported * (1 - DRIFT) ? now : Math.max(reported, now);
      if (items.size() >= reported) {
        return new Found(items.wanted(), reported, "");
      }
      if (split.isIgnored()) {
        break;
      }
      if (pass < PASSES) {
        run.say(items.size() + " of " + reported + " results came; asking again");
        service.retryPolicy().sleep(pass, 0.5);
      }
    }
    String missing = "the archive reports " + reported + " results and gives " + items.size();
    return new Found(
        items.wanted(),
        reported,
        missing + (problem.isEmpty() ? "" : ": " + problem) + "; run the same command again later");
  }

  /** One pass over all items, in the cheapest way that works; gives why some are missing, empty if none are. */
  private String collect(int pass, long total, FoundItems items, RangeEnumerator split, Run run) {
    if (pass <= PAGED_PASSES && Math.min(limit, total) <= DEEPEST && paged(items, run)) {
      return "";
    }
    if (pass == 1) {
      String doubt = new ScrapeEnumerator(service, query, items, run).follow(total);
      if (doubt.isEmpty()) {
        return "";
      }
      run.say("the scrape service does not do (" + doubt + "); splitting the query instead");
    }
    return split.collect(total);
  }

  /** Reads page by page; false if the archive refused a page. */
  private boolean paged(FoundItems items, Run run) {
    int rows = Math.min(ROWS, limit);
    long total = rows;
    for (int page = 1; (page - 1L) * rows < Math.min(limit, total); page++) {
      run.throwIfCancelled();
      ResultPage results = service.page(query, rows, page);
      if (results.isRefused() && page > 1) {
        return false;
      }
      total = Math.max(total, service.accepted(results).total());
      items.add(results.hits(), run);
    }
    return true;
  }
}
