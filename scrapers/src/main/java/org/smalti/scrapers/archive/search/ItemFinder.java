package org.smalti.scrapers.archive.search;

import java.util.SortedMap;
import org.smalti.core.run.Run;

/**
 * Enumerates what a query finds. The archive overlaps pages, refuses to page beyond 10,000 results, and under load reports
 * fewer than there are; so identifiers are kept once, the total is asked for again at the end, and a short collection is
 * completed by another pass, in another way.
 */
public final class ItemFinder {
  /** How far the archive pages. */
  private static final int DEEPEST = 10_000;

  private static final int ROWS = 1000;
  /** An index that changes while it is read changes its total by less, in parts of it. */
  static final double DRIFT = 0.01;

  private static final int PASSES = 4;
  /** Paging twice tells whether the first time was only a bad moment. */
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
   * @param dates the day of the last change, as far as the search tells, by identifier in ascending order
   * @param reported how many there are by the archive's own account
   * @param problem why they are not all there, empty if they are
   */
  public record Found(SortedMap<String, String> dates, long reported, String problem) {}

  /**
   * How many items match. Nothing at all, or much less than {@code before}, is not believed at once.
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
    FoundItems findings = new FoundItems(limit);
    long reported = total;
    String problem = "";
    for (int pass = 1; pass <= PASSES; pass++) {
      RangeEnumerator split = new RangeEnumerator(service, query, findings, run);
      problem = collect(pass, reported, findings, split, run);
      if (findings.enough()) {
        return new Found(findings.wanted(), reported, "");
      }
      long now = service.count(query);
      // An index may lose some items meanwhile; one that loses many at once is only busy.
      reported = pass > 1 && now >= reported * (1 - DRIFT) ? now : Math.max(reported, now);
      if (findings.size() >= reported) {
        return new Found(findings.wanted(), reported, "");
      }
      if (split.isIgnored()) {
        break;
      }
      if (pass < PASSES) {
        run.say(findings.size() + " of " + reported + " results came; asking again");
        service.retryPolicy().sleep(pass, 0.5);
      }
    }
    String missing = "the archive reports " + reported + " results and gives " + findings.size();
    return new Found(
        findings.wanted(),
        reported,
        missing + (problem.isEmpty() ? "" : ": " + problem) + "; run the same command again later");
  }

  /** One pass over all that is wanted, in the cheapest way that works; gives what stood in its way. */
  private String collect(
      int pass, long total, FoundItems findings, RangeEnumerator split, Run run) {
    if (pass <= PAGED_PASSES && Math.min(limit, total) <= DEEPEST && paged(findings, run)) {
      return "";
    }
    if (pass == 1) {
      String doubt = new ScrapeEnumerator(service, query, findings, run).follow(total);
      if (doubt.isEmpty()) {
        return "";
      }
      run.say("the scrape service does not do (" + doubt + "); splitting the query instead");
    }
    return split.collect(total);
  }

  /** Reads page by page, and gives whether the archive went along to the end. */
  private boolean paged(FoundItems findings, Run run) {
    int rows = Math.min(ROWS, limit);
    long total = rows;
    for (int page = 1; (page - 1L) * rows < Math.min(limit, total); page++) {
      run.throwIfCancelled();
      ResultPage results = service.page(query, rows, page);
      if (results.isRefused() && page > 1) {
        return false;
      }
      total = Math.max(total, service.understood(results).total());
      findings.add(results.hits(), run);
    }
    return true;
  }
}
