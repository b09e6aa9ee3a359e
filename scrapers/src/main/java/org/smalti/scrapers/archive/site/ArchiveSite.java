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

  /**
   * One page of the items that match.
   *
   * @param order fields with {@code asc} or {@code desc}, the most important first; at last comes the identifier
   * @param page from 1
   */
  public HttpUrl search(String query, List<String> order, int rows, int page) {
    HttpUrl.Builder url = advanced(query, rows);
    order.forEach(key -> url.addQueryParameter("sort[]", key));
    return url.addQueryParameter("sort[]", "identifier asc")
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

  /** The shortest answer of the services that search. */
  public HttpUrl shortestSearch() {
    return part("identifier:none", 0);
  }

  /** The shortest answer of the service that describes items. */
  public HttpUrl shortestMetadata() {
    return metadata("none");
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
