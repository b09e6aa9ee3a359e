package org.smalti.scrapers.archive.site;

import java.io.Serializable;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * The addresses of the archive's services.
 *
 * @param root such as {@code https://archive.org}
 */
public record ArchiveSite(String root) implements Serializable {
  /** The fields that a search returns for each item. */
  private static final List<String> FIELDS =
      List.of("identifier", "item_size", "addeddate", "publicdate", "oai_updatedate");

  /** One page of the items that match, in the order of their identifiers. Pages count from 1. */
  public HttpUrl search(String query, int rows, int page) {
    return advanced(query, rows)
        .addQueryParameter("sort[]", "identifier asc")
        .addQueryParameter("page", Integer.toString(page))
        .build();
  }

  /** The items that match in one reply, in any order. */
  public HttpUrl part(String query, int rows) {
    return advanced(query, rows).build();
  }

  /** One page of the scrape service; an empty cursor leads to the first. */
  public HttpUrl scrape(String query, int count, String cursor) {
    HttpUrl.Builder url = base()
        .addPathSegments("services/search/v1/scrape")
        .addQueryParameter("q", query)
        .addQueryParameter("fields", String.join(",", FIELDS))
        .addQueryParameter("sorts", "identifier asc")
        .addQueryParameter("count", Integer.toString(count));
    return cursor.isEmpty()
        ? url.build()
        : url.addQueryParameter("cursor", cursor).build();
  }

  private HttpUrl.Builder advanced(String query, int rows) {
    HttpUrl.Builder url = base().addPathSegment("advancedsearch.php").addQueryParameter("q", query);
    FIELDS.forEach(field -> url.addQueryParameter("fl[]", field));
    return url.addQueryParameter("rows", Integer.toString(rows))
        .addQueryParameter("output", "json");
  }

  /** The metadata record of an item. */
  public HttpUrl metadata(String identifier) {
    return base().addPathSegment("metadata").addPathSegment(identifier).build();
  }

  /** The address of a file at the archive's front door, which redirects to a node that has it. */
  public HttpUrl download(String identifier, String file) {
    HttpUrl.Builder url = base().addPathSegment("download").addPathSegment(identifier);
    for (String segment : file.split("/", -1)) {
      url.addPathSegment(segment);
    }
    return url.build();
  }

  private HttpUrl.Builder base() {
    return HttpUrl.get(root).newBuilder();
  }
}
