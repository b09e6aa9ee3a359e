package org.smalti.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.tools.page.FileResponse;

/**
 * Serves the files of a folder on this machine the way the Internet Archive serves items: search, metadata, and
 * downloads by way of a node, with ranges and entity tags. The folder's {@code items.csv} describes the files; those of
 * one identifier are one item. Nothing beyond those files is served, and only to this machine.
 */
public final class DemoArchive implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COLLECTION = Pattern.compile("collection:\\(?\"?([\\w.-]+)");
  private static final int THREADS = 4;
  /** The port, if it is free: with the same addresses, two runs of the demo write the same bytes. */
  private static final int PORT = 23_917;

  private final Map<String, DemoItem> items = new TreeMap<>();
  private final HttpServer server;
  private final ExecutorService threads;

  private DemoArchive(Path folder) throws IOException {
    DemoItem.read(folder).forEach(item -> items.put(item.identifier(), item));
    server = started();
    threads = Executors.newFixedThreadPool(THREADS, task -> {
      Thread thread = new Thread(task, "smalti-archive");
      thread.setDaemon(true);
      return thread;
    });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static HttpServer started() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try {
      return HttpServer.create(new InetSocketAddress(here, PORT), 0);
    } catch (BindException taken) {
      return HttpServer.create(new InetSocketAddress(here, 0), 0);
    }
  }

  /**
   * Starts to serve a folder, on its usual port or, where that is taken, on a free one.
   *
   * @throws SmaltiException if its {@code items.csv} can't be read or names a file that is not there
   */
  public static DemoArchive of(Path folder) {
    try {
      return new DemoArchive(folder);
    } catch (IOException e) {
      throw SmaltiException.input(folder + " can't be served: " + e.getMessage(), e);
    }
  }

  /** What to give to {@code --archive-url}. */
  public String url() {
    InetSocketAddress address = server.getAddress();
    return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] words = exchange.getRequestURI().getPath().substring(1).split("/", 3);
      Optional<DemoItem> item = Optional.ofNullable(words.length > 1 ? items.get(words[1]) : null);
      if (words[0].equals("advancedsearch.php")) {
        json(exchange, search(parameters(exchange)));
      } else if (words[0].equals("metadata") && words.length == 2) {
        json(exchange, item.isPresent() ? item.get().document() : JSON.createObjectNode());
      } else if (words.length == 3 && item.isPresent() && item.get().has(words[2])) {
        file(exchange, words[0], item.get(), words[2]);
      } else {
        page(exchange, 404);
      }
    }
  }

  private static void file(HttpExchange exchange, String door, DemoItem item, String name)
      throws IOException {
    if (door.equals("node")) {
      FileResponse.of(exchange, item.path(name)).send();
    } else if (door.equals("download")) {
      String raw = exchange.getRequestURI().getRawPath();
      exchange.getResponseHeaders().set("Location", "/node" + raw.substring("/download".length()));
      page(exchange, 302);
    } else {
      page(exchange, 404);
    }
  }

  private ObjectNode search(Map<String, String> parameters) {
    int rows = number(parameters, "rows", 50);
    int page = Math.max(1, number(parameters, "page", 1));
    List<DemoItem> found = matching(parameters.getOrDefault("q", ""));
    ObjectNode reply = JSON.createObjectNode();
    reply.putObject("responseHeader").put("status", 0);
    ObjectNode response = reply.putObject("response");
    response.put("numFound", found.size()).put("start", (long) rows * (page - 1));
    ArrayNode docs = response.putArray("docs");
    found.stream()
        .skip((long) rows * (page - 1))
        .limit(Math.max(0, rows))
        .forEach(item -> docs.add(item.summary()));
    return reply;
  }

  /** Loosely: an identifier finds its item, a collection all that are in it, everything else all. */
  private List<DemoItem> matching(String query) {
    Matcher collection = COLLECTION.matcher(query);
    String wanted = collection.find() ? collection.group(1) : "";
    String text = query.toLowerCase(Locale.ROOT);
    return items.values().stream()
        .filter(item -> wanted.isEmpty() || wanted.equals(item.collection()))
        .filter(item -> !text.contains("identifier:") || text.contains(item.identifier()))
        .toList();
  }

  private static Map<String, String> parameters(HttpExchange exchange) {
    Map<String, String> parameters = new TreeMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] words = pair.split("=", 2);
      parameters.put(decoded(words[0]), words.length < 2 ? "" : decoded(words[1]));
    }
    return parameters;
  }

  private static String decoded(String word) {
    return URLDecoder.decode(word, StandardCharsets.UTF_8);
  }

  private static int number(Map<String, String> parameters, String key, int fallback) {
    String text = parameters.getOrDefault(key, "");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : fallback;
  }

  private static void json(HttpExchange exchange, ObjectNode document) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(document);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void page(HttpExchange exchange, int status) throws IOException {
    byte[] bytes = ("<html><body>" + status + "</body></html>").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
