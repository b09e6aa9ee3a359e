package org.smalti.scrapers.fetch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.smalti.scrapers.web.PoliteClient;

/**
 * The addresses that one file is asked for at: its own one first, then that of each node, once. The nodes are looked up
 * only when they are needed. Used by one thread.
 */
final class DownloadUrls {
  private final PoliteClient client;
  private final NodeFinder finder;
  private final HttpUrl own;
  private HttpUrl current;
  private @Nullable Deque<HttpUrl> nodes;

  /** @param url the file's own address */
  DownloadUrls(PoliteClient client, NodeFinder finder, String url) {
    this.client = client;
    this.finder = finder;
    own = HttpUrl.get(url);
    current = own;
  }

  /** Whether a node is asked directly. */
  boolean isNode() {
    return !current.equals(own);
  }

  /** Host and port of the server that is asked now. */
  String origin() {
    return ResponseHeader.origin(current);
  }

  Request.Builder request() {
    Request.Builder request = PoliteClient.request(current);
    return isNode()
        ? request.tag(PoliteClient.Node.class, new PoliteClient.Node(own.host()))
        : request;
  }

  /** What the site says of the file now, if that can be found out. */
  Optional<FileRecord> record() {
    return finder.record(own, client);
  }

  /** Whether the nodes are known. */
  boolean areNodesKnown() {
    return nodes != null;
  }

  /** Looks the nodes up, unless they are known. */
  Deque<HttpUrl> lookUp() {
    Deque<HttpUrl> left = nodes;
    if (left == null) {
      left = new ArrayDeque<>(finder.nodes(own, client));
      nodes = left;
    }
    return left;
  }

  /** Goes on to the next node; back to the file's own address, and false, if every node was asked. */
  boolean next() {
    HttpUrl node = lookUp().poll();
    current = node == null ? own : node;
    return node != null;
  }
}
