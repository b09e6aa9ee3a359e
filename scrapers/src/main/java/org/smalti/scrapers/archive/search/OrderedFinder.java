package org.smalti.scrapers.archive.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.run.Run;
import org.smalti.scrapers.archive.search.ItemFinder.Found;

/** Finds the items that {@link ItemQuery#order} puts first. */
public final class OrderedFinder {
  private static final int ROWS = 1000;

  private final SearchService service;
  private final ItemQuery wanted;

  public OrderedFinder(SearchService service, ItemQuery wanted) {
    this.service = service;
    this.wanted = wanted;
  }

  /**
   * The items, at most as many as are wanted, the first ones first.
   *
   * @param total how many match
   */
  public Found find(long total, Run run) {
    SearchOrder order = wanted.order();
    if (order.seed().isPresent()) {
      return shuffled(total, run);
    }
    return order.fields().isEmpty()
        ? new ItemFinder(service, wanted.query(), wanted.limit()).find(total, run)
        : sorted(total, run);
  }

  /** All that match are found first: a part of them would be no fair choice. */
  private Found shuffled(long total, Run run) {
    Found all = new ItemFinder(service, wanted.query(), Integer.MAX_VALUE).find(total, run);
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String identifier :
        wanted.order().shuffled(List.copyOf(all.dates().keySet()), wanted.limit())) {
      chosen.put(identifier, all.dates().getOrDefault(identifier, ""));
    }
    return new Found(chosen, all.reported(), all.problem());
  }

  /** Page by page, as the archive sorts them. */
  private Found sorted(long total, Run run) {
    Map<String, String> first = new LinkedHashMap<>();
    int rows = Math.min(ROWS, wanted.limit());
    long most = Math.min(wanted.limit(), total);
    for (int page = 1; (page - 1L) * rows < most; page++) {
      run.throwIfCancelled();
      ResultPage results =
          service.accepted(service.page(wanted.query(), wanted.order().fields(), rows, page));
      int before = first.size();
      for (SearchHit hit : results.hits()) {
        if (hit.isIdentified() && first.size() < wanted.limit()) {
          first.putIfAbsent(hit.identifier(), hit.date());
        }
      }
      run.advance(first.size() - before);
    }
    String missing = first.size() >= most
        ? ""
        : "the archive reports " + total + " results and gives " + first.size() + " of the first "
            + most + "; run the same command again later";
    return new Found(first, total, missing);
  }
}
