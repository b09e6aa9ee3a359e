package org.smalti.scrapers.archive.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The two search services of the fake archive, with the limits and the faults of the real ones. */
public final class FakeSearch {
  public static final String PAGES = "/advancedsearch.php";
  public static final String SCRAPE = "/services/search/v1/scrape";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NARROWED =
      Pattern.compile("\\((.*)\\)((?: AND (?:NOT )?\\w+:\\[\\S+ TO \\S+])+)");
  private static final Pattern CLAUSE = Pattern.compile(" AND (NOT )?(\\w+):\\[(\\S+) TO (\\S+)]");

  private final Collection<FakeItem> items;
  private int deepest = 10_000;
  private int mostAtOnce = 10_000;
  private boolean cursorsRepeat;
  private boolean pagesOverlap;
  private boolean fieldsDropped;
  private boolean clausesIgnored;
  private long drift;

  /** @param items in the order of their identifiers */
  FakeSearch(Collection<FakeItem> items) {
    this.items = items;
  }

  /** Pages beyond this result are refused. */
  public void pagesEndAfter(int results) {
    deepest = results;
  }

  /**
   * The most results of a request without page and order; the others are missing without an error.
   */
  public void partsEndAfter(int results) {
    mostAtOnce = results;
  }

  /** Every cursor of the scrape service leads back to the first page. */
  public void cursorsRepeat() {
    cursorsRepeat = true;
  }

  /** Each page begins with the last results of the one before, as without an order. */
  public void pagesOverlap() {
    pagesOverlap = true;
  }

  /** Clauses that narrow a query are ignored without an error. */
  public void clausesAreIgnored() {
    clausesIgnored = true;
  }

  /** The scrape service gives only identifiers, whatever fields were requested. */
  public void fieldsAreDropped() {
    fieldsDropped = true;
  }

  /** Each page of the scrape service reports so many more results than the one before. */
  public void totalDrifts(long perPage) {
    drift = perPage;
  }

  static boolean serves(String path) {
    return path.equals(PAGES) || path.equals(SCRAPE);
  }

  FakeAnswer answer(HttpUrl url, String path) {
    return path.equals(PAGES) ? page(url) : scrape(url);
  }

  private FakeAnswer page(HttpUrl url) {
    List<FakeItem> found = found(String.valueOf(url.queryParameter("q")));
    sort(found, String.valueOf(url.queryParameter("sort[]")));
    int rows = number(url, "rows", 50);
    boolean inOrder = url.queryParameter("page") != null || url.queryParameter("sort[]") != null;
    int page = number(url, "page", 1);
    if (inOrder && (long) rows * page > deepest) {
      return json(
          200,
          JSON.createObjectNode().put("error", "[DEEP_PAGING] too deep, " + deepest + " results"));
    }
    int first = (page - 1) * rows - (pagesOverlap && page > 1 ? rows / 10 : 0);
    ObjectNode reply = JSON.createObjectNode();
    ObjectNode response = reply.putObject("response");
    response.put("numFound", found.size()).put("start", first);
    ArrayNode documents = response.putArray("docs");
    List<String> fields =
        url.queryParameterValues("fl[]").stream().map(String::valueOf).toList();
    found.stream()
        .skip(first)
        .limit(inOrder ? rows : Math.min(rows, mostAtOnce))
        .forEach(item -> documents.add(item.searched(JSON, fields)));
    return json(200, reply);
  }

  /** By the first key, unless that is the identifier: so they are in order already. */
  private static void sort(List<FakeItem> found, String key) {
    String field = key.split(" ", 2)[0];
    if (key.contains(" ") && !field.equals("identifier")) {
      Comparator<FakeItem> order = Comparator.comparingLong(item -> item.number(field));
      found.sort(key.endsWith(" desc") ? order.reversed() : order);
    }
  }

  private FakeAnswer scrape(HttpUrl url) {
    int count = number(url, "count", 5000);
    if (count < 100 || count > 10_000) {
      return json(
          400,
          JSON.createObjectNode()
              .put("error", "count '" + count + "' is out of bounds")
              .put("errorType", "RequestError"));
    }
    List<FakeItem> found = found(String.valueOf(url.queryParameter("q")));
    String cursor = url.queryParameter("cursor");
    int first = cursor == null || cursorsRepeat ? 0 : Integer.parseInt(cursor.substring(1));
    List<FakeItem> page = found.subList(first, Math.min(found.size(), first + count));
    ObjectNode reply = JSON.createObjectNode();
    ArrayNode documents = reply.putArray("items");
    List<String> fields = fieldsDropped
        ? List.of("identifier")
        : Arrays.asList(String.valueOf(url.queryParameter("fields")).split(",", -1));
    page.forEach(item -> documents.add(item.searched(JSON, fields)));
    if (first + page.size() < found.size()) {
      reply.put("cursor", "c" + (first + page.size()));
    }
    reply.put("count", page.size()).put("total", found.size() + drift * (first / count));
    return json(200, reply);
  }

  /** The items of a query such as {@code (all) AND item_size:[1 TO *]}. */
  private List<FakeItem> found(String query) {
    Matcher narrowed = NARROWED.matcher(query);
    String plain = narrowed.matches() ? narrowed.group(1) : query;
    List<FakeItem> found = new ArrayList<>(
        items.stream().filter(item -> plain.equals("all") || item.isIn(plain)).toList());
    Matcher clause = CLAUSE.matcher(narrowed.matches() ? narrowed.group(2) : "");
    while (!clausesIgnored && clause.find()) {
      boolean not = clause.group(1) != null;
      String field = clause.group(2);
      String from = clause.group(3);
      String to = clause.group(4);
      found.removeIf(item -> item.within(field, from, to) == not);
    }
    return found;
  }

  private static int number(HttpUrl url, String name, int usual) {
    String value = url.queryParameter(name);
    return value == null ? usual : Integer.parseInt(value);
  }

  private static FakeAnswer json(int code, ObjectNode document) {
    byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
    return new FakeAnswer(code, bytes, bytes).header("Content-Type", "application/json");
  }
}
