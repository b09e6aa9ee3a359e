package org.smalti.scrapers.archive;

import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.scrapers.archive.search.ItemQuery;
import org.smalti.scrapers.archive.search.SearchOrder;
import picocli.CommandLine.Option;

/** Which items {@code ia search} looks for. */
public final class QueryOptions {
  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description =
          "what to search for, in the archive's own grammar; @FILE: what stands in that file")
  private String query = "";

  @Option(
      names = "--ids",
      arity = "1..*",
      split = ",",
      paramLabel = "ID",
      description = {
        "these items instead of a query, also such that no search finds: identifiers,",
        "addresses of their pages, files with one of these a line, tables (.csv) with a",
        "column identifier, or - for standard input"
      })
  private List<String> identifiers = List.of();

  @Option(
      names = "--sort",
      paramLabel = "SORT",
      description = {
        "which items come first, and so are kept by --limit: downloads=desc or another",
        "field of the archive, or random=7 for a choice by chance that repeats",
        "(default: by identifier)"
      })
  private String sort = "";

  @Option(names = "--limit", paramLabel = "N", description = "take at most N items (default: all)")
  private int limit = Integer.MAX_VALUE;

  /** @throws SmaltiException if the options don't go together */
  ItemQuery query() {
    if (limit < 1) {
      throw SmaltiException.usage("--limit must be at least 1, not " + limit);
    }
    if (identifiers.isEmpty()) {
      return new ItemQuery(QueryText.of(query), List.of(), SearchOrder.parse(sort, limit), limit);
    }
    if (!query.isBlank() || !sort.isBlank()) {
      throw SmaltiException.usage((query.isBlank() ? "--sort" : "--query")
          + " goes with a search, and --ids names the items itself; leave one of them out");
    }
    return new ItemQuery(
        "", new IdentifierWords(System.in).read(identifiers), SearchOrder.USUAL, limit);
  }
}
