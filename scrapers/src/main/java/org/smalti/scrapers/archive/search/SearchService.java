package org.smalti.scrapers.archive.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.scrapers.archive.site.ArchiveSite;
import org.smalti.scrapers.archive.site.LenientJson;
import org.smalti.scrapers.web.PoliteClient;
import org.smalti.scrapers.web.RequestException;
import org.smalti.scrapers.web.RequestException.Kind;
import org.smalti.scrapers.web.RetryCounter;
import org.smalti.scrapers.web.RetryPolicy;

/**
 * The archive's two search services: advancedsearch, which has pages up to the 10,000th result; and scrape, which has
 * cursors.
 */
public final class SearchService {
  /** The query is what a person has put into the request. */
  private static final String ADVICE = "shorten or correct --query";

  private final ArchiveSite site;
  private final PoliteClient client;

  public SearchService(ArchiveSite site, PoliteClient client) {
    this.site = site;
    this.client = client;
  }

  RetryPolicy retryPolicy() {
    return client.retryPolicy();
  }

  String host() {
    return HttpUrl.get(site.root()).host();
  }

  /**
   * How many items match.
   *
   * @throws SmaltiException of reason INPUT if the archive refuses the query
   */
  public long count(String query) {
    return accepted(page(query, 1, 1)).total();
  }

  /** The same page, unless it says that the query is refused. */
  ResultPage accepted(ResultPage page) {
    if (page.isRefused()) {
      throw SmaltiException.input(
          host() + " can't answer the query: " + page.error() + "; check --query");
    }
    return page;
  }

  /** One page in the order of the identifiers, counted from 1; the service refuses pages beyond the 10,000th result. */
  ResultPage page(String query, int rows, int page) {
    return page(query, List.of(), rows, page);
  }

  /** The same in the order of other fields first, such as {@code downloads desc}. */
  ResultPage page(String query, List<String> order, int rows, int page) {
    return answer(site.search(query, order, rows, page));
  }

  /** The results of a query in one reply, in any order. */
  ResultPage part(String query, int rows) {
    return answer(site.part(query, rows));
  }

  /** One page of the scrape service; an empty cursor leads to the first. */
  ResultPage scrape(String query, int count, String cursor) {
    JsonNode reply = client.json(site.scrape(query, count, cursor), site.shortestMetadata());
    String error = LenientJson.text(reply, "error");
    if (!error.isEmpty() || !reply.path("items").isArray()) {
      return ResultPage.refused(error.isEmpty() ? "the answer holds no results" : error);
    }
    return new ResultPage(
        hits(reply.path("items")),
        LenientJson.number(reply, "total", -1),
        LenientJson.text(reply, "cursor"),
        "");
  }

  /** A page of advancedsearch. The archive sends errors with status 200 too. */
  private ResultPage answer(HttpUrl url) {
    RetryCounter retries = new RetryCounter(client.retryPolicy());
    while (true) {
      JsonNode reply = client.json(url, site.shortestMetadata(), ADVICE);
      String error = LenientJson.text(reply, "error");
      if (!error.isEmpty()) {
        return ResultPage.refused(error);
      }
      JsonNode response = reply.path("response");
      long total = LenientJson.number(response, "numFound", -1);
      if (total >= 0 && response.path("docs").isArray()) {
        return new ResultPage(hits(response.path("docs")), total, "", "");
      }
      RequestException trouble = new RequestException(
          Kind.WRONG, url.host() + ": the answer holds no results; is this an Internet Archive?");
      if (!retries.another(trouble)) {
        throw new SmaltiException(Reason.NETWORK, trouble.getMessage(), trouble);
      }
    }
  }

  private static List<SearchHit> hits(JsonNode documents) {
    List<SearchHit> hits = new ArrayList<>(documents.size());
    documents.forEach(document -> hits.add(SearchHit.of(document)));
    return hits;
  }
}
