package org.smalti.scrapers.archive.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/**
 * An Internet Archive of synthetic items that answers over HTTP on loopback, correctly and at once unless told
 * otherwise. It counts the requests and the bytes it sends. It can hold a hundred thousand items, since bytes, digests
 * and documents are made when they are requested.
 */
public final class FakeArchive implements AutoCloseable {
  public static final String SEARCH = FakeSearch.PAGES;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  private final MockWebServer server = new MockWebServer();
  private final Map<String, FakeItem> items = new TreeMap<>();
  private final Map<String, Deque<Fault>> next = new ConcurrentHashMap<>();
  private final Map<String, Fault> always = new ConcurrentHashMap<>();
  private volatile Fault everywhere = answer -> {};
  private final List<String> requests = new ArrayList<>();
  private final List<RecordedRequest> recorded = new ArrayList<>();
  private final CountedSockets sockets = new CountedSockets();
  private volatile ServerPace pace = ServerPace.FAST;
  private final FakeSearch search = new FakeSearch(items.values());

  /** @throws IOException if there is no free port */
  public FakeArchive() throws IOException {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer(request);
      }
    });
    server.setServerSocketFactory(sockets);
    server.start();
  }

  /** The root, for {@code --archive-url}. */
  public String url() {
    return "http://" + server.getHostName() + ":" + server.getPort();
  }

  /** Adds an item, or finds it. */
  public FakeItem item(String identifier) {
    return items.computeIfAbsent(identifier, FakeItem::new);
  }

  /** Takes an item away. */
  public void remove(String identifier) {
    items.remove(identifier);
  }

  /** Its search services, which can be told how to misbehave. */
  public FakeSearch search() {
    return search;
  }

  /** Adds so many items of one film each: {@code film-000001} with {@code film-000001.mp4} and so on. */
  public List<FakeItem> films(int count, int bytes) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> "film-" + Integer.toString(1_000_000 + number).substring(1))
        .map(name -> item(name).file(name + ".mp4", bytes))
        .toList();
  }

  /**
   * From now on each answer begins after {@code latency} ms and goes on at {@code throughput} bytes/s, 0 for at once.
   */
  public void slowDown(int latency, int throughput) {
    pace = new ServerPace(latency, throughput);
  }

  /** Bytes really sent so far, headers included. */
  public long sent() {
    return sockets.written();
  }

  /** The number of requests so far. */
  public int asked() {
    synchronized (requests) {
      return requests.size();
    }
  }

  /** The next answers at a path have these faults, one each. */
  public void next(String path, Fault... faults) {
    next.computeIfAbsent(path, p -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  /** All answers at any path have this fault. */
  public void everywhere(Fault fault) {
    everywhere = fault;
  }

  /** All answers at a path have this fault. */
  public void always(String path, Fault fault) {
    always.put(path, fault);
  }

  public void honestAgain() {
    next.clear();
    always.clear();
    everywhere = answer -> {};
  }

  /** The paths of all requests, with the range if there was one: {@code /node/a/b.mp4 bytes=10-}. */
  public List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  public List<String> requests(String part) {
    return requests().stream().filter(request -> request.contains(part)).toList();
  }

  public List<RecordedRequest> recorded() {
    synchronized (requests) {
      return List.copyOf(recorded);
    }
  }

  /** The path at the node that sends a file. */
  public static String node(String identifier, String file) {
    return "/node/" + identifier + "/" + file;
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse answer(RecordedRequest request) {
    HttpUrl url = request.getUrl();
    String path = "/" + String.join("/", url.pathSegments());
    String range = request.getHeaders().get("Range");
    synchronized (requests) {
      recorded.add(request);
      requests.add(range == null ? path : path + " " + range);
    }
    FakeAnswer answer = honest(request, url, path);
    Deque<Fault> waiting = next.getOrDefault(path, new ArrayDeque<>());
    Fault fault;
    synchronized (waiting) {
      fault = waiting.poll();
    }
    if (fault == null) {
      fault = always.get(path);
    }
    if (fault != null) {
      fault.spoil(answer);
    }
    everywhere.spoil(answer);
    return answer.response(pace);
  }

  private FakeAnswer honest(RecordedRequest request, HttpUrl url, String path) {
    List<String> words = url.pathSegments();
    if (FakeSearch.serves(path)) {
      return search.answer(url, path);
    }
    if (words.size() == 2 && words.get(0).equals("metadata")) {
      FakeItem item = items.get(words.get(1));
      return item == null ? json(JSON.createObjectNode()) : json(item.document(JSON));
    }
    if (words.size() < 3 || !items.containsKey(words.get(1))) {
      return missing();
    }
    String name = String.join("/", words.subList(2, words.size()));
    byte[] bytes = items.get(words.get(1)).bytes(name);
    if (words.get(0).equals("download") && bytes != null) {
      HttpUrl node = url.newBuilder().setPathSegment(0, "node").build();
      return new FakeAnswer(302, new byte[0], new byte[0]).header("Location", node.toString());
    }
    return bytes == null ? missing() : file(request, bytes);
  }

  private static FakeAnswer file(RecordedRequest request, byte[] bytes) {
    String tag = "\"" + Arrays.hashCode(bytes) + "\"";
    String range = request.getHeaders().get("Range");
    String condition = request.getHeaders().get("If-Range");
    Matcher from = RANGE.matcher(range == null ? "" : range);
    FakeAnswer answer;
    if (from.matches() && (condition == null || condition.equals(tag))) {
      int first = Integer.parseInt(from.group(1));
      answer = first >= bytes.length
          ? new FakeAnswer(416, new byte[0], bytes)
              .header("Content-Range", "bytes */" + bytes.length)
          : new FakeAnswer(206, Arrays.copyOfRange(bytes, first, bytes.length), bytes)
              .header(
                  "Content-Range",
                  "bytes " + first + "-" + (bytes.length - 1) + "/" + bytes.length);
    } else {
      answer = new FakeAnswer(200, bytes, bytes);
    }
    return answer.header("ETag", tag).header("Content-Type", "video/mp4");
  }

  private static FakeAnswer json(ObjectNode document) {
    byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
    return new FakeAnswer(200, bytes, bytes).header("Content-Type", "application/json");
  }

  private static FakeAnswer missing() {
    FakeAnswer answer = new FakeAnswer(200, new byte[0], new byte[0]);
    Fault.status(404).spoil(answer);
    return answer;
  }
}
