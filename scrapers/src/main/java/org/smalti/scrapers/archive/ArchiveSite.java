package org.smalti.scrapers.archive;

import java.io.Serializable;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;

/**
 * Where an archive's services are.
 *
 * @param root such as {@code https://archive.org}
 */
record ArchiveSite(String root) implements Serializable {
  ArchiveSite {
    if (HttpUrl.parse(root) == null) {
      throw SmaltiException.usage(
          "--archive-url \"" + root + "\" is no address; it looks like https://archive.org");
    }
  }

  /** One page of the identifiers that match, in their order. Pages count from 1. */
  HttpUrl search(String query, int rows, int page) {
    return base()
        .addPathSegment("advancedsearch.php")
        .addQueryParameter("q", query)
        .addQueryParameter("fl[]", "identifier")
        .addQueryParameter("sort[]", "identifier asc")
        .addQueryParameter("rows", Integer.toString(rows))
        .addQueryParameter("page", Integer.toString(page))
        .addQueryParameter("output", "json")
        .build();
  }

  HttpUrl metadata(String identifier) {
    return base().addPathSegment("metadata").addPathSegment(identifier).build();
  }

  /** The front door of a file; it redirects to the node that has it. */
  HttpUrl download(String identifier, String file) {
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
