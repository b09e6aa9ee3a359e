package org.smalti.scrapers.archive.search;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.smalti.core.run.Run;

/** The items found so far, each once, with the date of its last change; in the order of their identifiers. */
final class FoundItems {
  private final SortedMap<String, String> dates = new TreeMap<>();
  private final int limit;

  /** @param limit how many are wanted */
  FoundItems(int limit) {
    this.limit = limit;
  }

  /** Adds the results that are new, and gives how many there were. */
  int add(List<SearchHit> hits, Run run) {
    int before = dates.size();
    for (SearchHit hit : hits) {
      if (hit.isIdentified()) {
        dates.merge(hit.identifier(), hit.date(), (old, told) -> told.isEmpty() ? old : told);
      }
    }
    int added = dates.size() - before;
    run.advance(Math.max(0, Math.min(limit, dates.size()) - Math.min(limit, before)));
    return added;
  }

  int size() {
    return dates.size();
  }

  /** Whether no more are wanted. */
  boolean enough() {
    return dates.size() >= limit;
  }

  /** Identifier and date of the first of them, as many as are wanted. */
  SortedMap<String, String> wanted() {
    SortedMap<String, String> wanted = dates;
    if (dates.size() > limit) {
      wanted = new TreeMap<>();
      for (var entry : dates.entrySet()) {
        if (wanted.size() == limit) {
          break;
        }
        wanted.put(entry.getKey(), entry.getValue());
      }
    }
    return Collections.unmodifiableSortedMap(wanted);
  }
}
