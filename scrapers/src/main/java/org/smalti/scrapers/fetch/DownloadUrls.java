package org.smalti.scrapers.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.scrapers.web.LenientJson;
import org.smalti.scrapers.web.PoliteClient;

/**
 * Where a file can be asked for: at the archive's front door, which knows a node that has it, and, when that does not help, at
 * the nodes that the item's record names, each once. The record is asked for only then, and not believed more than needed.
 * Used by one thread.
 */
final class DownloadUrls {
  /** A name or IPv4 address, perhaps with a port; anything else in a record is no node. */
  private static final Pattern NODE =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::[0-9]{1,5})?");

  private final PoliteClient client;
  private final HttpUrl front;
  private HttpUrl current;
  private @Nullable Deque<HttpUrl> nodes;

  DownloadUrls(PoliteClient client, String url) {
    this.client = client;
    front = HttpUrl.get(url);
    current = front;
  }

  /** Whether a node is asked directly. */
  boolean isNode() {
    return !current.equals(front);
  }

  /** Host and port that is asked now. */
  String origin() {
    return current.host() + ":" + current.port();
  }

  Request.Builder request() {
    Request.Builder request = PoliteClient.request(current);
    return isNode()
        ? request.tag(PoliteClient.Node.class, new PoliteClient.Node(front.host()))
        : request;
  }

  /** Goes on to the next node; back to the front door, and false, if there is none that was not asked. */
  boolean next() {
    Deque<HttpUrl> left = nodes;
    if (left == null) {
      left = new ArrayDeque<>(named());
      nodes = left;
    }
    HttpUrl node = left.poll();
    current = node == null ? front : node;
    return node != null;
  }

  private List<HttpUrl> named() {
    List<String> words = front.pathSegments();
    int at = words.indexOf("download");
    if (at < 0 || words.size() < at + 3) {
      return List.of();
    }
    HttpUrl.Builder record = front.newBuilder().query(null).fragment(null);
    for (int i = words.size() - 1; i >= at; i--) {
      record.removePathSegment(i);
    }
    record.addPathSegment("metadata").addPathSegment(words.get(at + 1));
    try {
      return nodes(client.json(record.build()), words.subList(at + 2, words.size()));
    } catch (SmaltiException noRecord) {
      return List.of();
    }
  }

  private List<HttpUrl> nodes(JsonNode record, List<String> file) {
    String folder = LenientJson.text(record, "dir");
    if (!folder.startsWith("/")) {
      return List.of();
    }
    Set<String> hosts = new LinkedHashSet<>();
    for (String key : List.of("d1", "d2", "workable_servers")) {
      hosts.addAll(LenientJson.texts(record, key));
    }
    List<HttpUrl> urls = new ArrayList<>();
    for (String host : hosts) {
      HttpUrl node =
          NODE.matcher(host).matches() ? HttpUrl.parse(front.scheme() + "://" + host) : null;
      if (node != null) {
        HttpUrl.Builder url = node.newBuilder().addPathSegments(folder.substring(1));
        file.forEach(url::addPathSegment);
        urls.add(url.build());
      }
    }
    return urls;
  }
}
