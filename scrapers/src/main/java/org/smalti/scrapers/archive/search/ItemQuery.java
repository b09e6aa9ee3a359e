package org.smalti.scrapers.archive.search;

import java.util.List;

/**
 * Which items are wanted: those that a query finds, or those that are named.
 *
 * @param query in the archive's own grammar; empty if the items are named
 * @param identifiers of the items that are named, each once; empty if they are searched for
 * @param order which come first
 * @param limit at most so many
 */
public record ItemQuery(String query, List<String> identifiers, SearchOrder order, int limit) {
  public ItemQuery {
    identifiers = List.copyOf(identifiers);
  }

  /** Whether the items are named, so that nothing is searched for. */
  public boolean isNamed() {
    return !identifiers.isEmpty();
  }

  /** The first of the items that are named. */
  public List<String> named() {
    return identifiers.subList(0, Math.min(limit, identifiers.size()));
  }
}
