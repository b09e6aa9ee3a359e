package org.smalti.scrapers.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.run.Run;

/**
 * Enumerates what a query finds, page by page. The archive overlaps pages, and under load reports fewer results than there
 * are; so identifiers are kept once, the total is asked for again at the end, and a short collection is completed by another
 * pass.
 */
final class AdvancedSearch {
  private static final int ROWS = 1000;
  private static final int PASSES = 3;

  private final ArchiveSite site;
  private final PoliteClient client;

  AdvancedSearch(ArchiveSite site, PoliteClient client) {
    this.site = site;
    this.client = client;
  }

  /**
   * What was found.
   *
   * @param identifiers in ascending order, each once
   * @param reported how many there are by the archive's own account
   */
  record Found(List<String> identifiers, long reported) {
    /** How many are missing of those that were wanted. */
    long missing(int limit) {
      return Math.max(0, Math.min(limit, reported) - identifiers.size());
    }
  }

  /** How many items match. */
  long count(String query) {
    return response(query, 0, 1).path("numFound").asLong();
  }

  /** At most {@code limit} of the items that match. */
  Found find(String query, int limit, Run run) {
    Set<String> identifiers = new TreeSet<>();
    long reported = 0;
    for (int pass = 1; pass <= PASSES; pass++) {
      if (pass > 1) {
        run.say(identifiers.size() + " of " + reported + " results came; asking again");
      }
      reported = Math.max(reported, collect(query, limit, identifiers, run));
      if (identifiers.size() < limit) {
        reported = Math.max(reported, count(query));
      }
      if (identifiers.size() >= Math.min(limit, reported)) {
        break;
      }
    }
    return new Found(identifiers.stream().limit(limit).toList(), reported);
  }

  /** One pass over all pages; gives the largest total that was reported. */
  private long collect(String query, int limit, Set<String> identifiers, Run run) {
    int rows = Math.min(ROWS, limit);
    long reported = 0;
    for (int page = 1; page == 1 || (page - 1L) * rows < Math.min(limit, reported); page++) {
      run.throwIfCancelled();
      JsonNode response = response(query, rows, page);
      reported = Math.max(reported, Lenient.number(response, "numFound", 0));
      for (JsonNode found : response.path("docs")) {
        String identifier = Lenient.text(found, "identifier");
        if (!identifier.isEmpty() && identifiers.add(identifier)) {
          run.advance(1);
        }
      }
    }
    return reported;
  }

  /** The answer proper; errors come with status 200 too. */
  private JsonNode response(String query, int rows, int page) {
    HttpUrl url = site.search(query, rows, page);
    JsonNode reply = client.json(url);
    String error = Lenient.text(reply, "error");
    if (!error.isEmpty()) {
      throw page == 1
          ? SmaltiException.input(
              url.host() + " can't answer the query: " + error + "; check --query")
          : SmaltiException.input(url.host() + " gives only the first " + (page - 1) * rows
              + " results of this query: " + error
              + "; narrow it (AND date:[2000 TO 2009]) or use --limit " + (page - 1) * rows);
    }
    if (!reply.path("response").path("docs").isArray()) {
      throw new SmaltiException(
          Reason.NETWORK,
          url.host() + ": the answer holds no results; is this an Internet Archive?");
    }
    return reply.path("response");
  }
}
