package org.smalti.scrapers.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.smalti.scrapers.web.RequestException.Kind;

/** The servers that one request is redirected to, one after another. */
final class RedirectChain {
  /** More redirects are taken for a circle. */
  private static final int MOST = 8;

  private static final Set<Integer> REDIRECTS = Set.of(300, 301, 302, 303, 307, 308);

  private int count;
  /** Whether the request that is under way has a connection. */
  private boolean connected;

  private Duration connectTimeout = Duration.ZERO;
  /** Whether one of them was in the public network. */
  private boolean outside;

  /**
   * Where a reply redirects to: a web address, and not from https to http.
   *
   * @return empty if the reply redirects to nowhere that is followed
   */
  static Optional<HttpUrl> target(Response response) {
    HttpUrl from = response.request().url();
    String location = response.header("Location", "");
    return REDIRECTS.contains(response.code()) && !location.isEmpty()
        ? Optional.ofNullable(from.resolve(location)).filter(to -> to.isHttps() || !from.isHttps())
        : Optional.empty();
  }

  /** Begins the request to the next server. */
  synchronized void begin(Duration timeout) {
    connected = false;
    connectTimeout = timeout;
  }

  /** How long connecting to the next server may take. */
  synchronized Duration connectTimeout() {
    return connectTimeout;
  }

  /** Whether the request that is under way has a connection. */
  synchronized boolean isConnected() {
    return connected;
  }

  /**
   * Notes the next server, before the request is sent to it.
   *
   * @param address null behind a proxy: only the proxy knows it
   * @throws RequestException if a server of the public network redirects into the local one, whose machines trust this
   *     computer more than a stranger (server-side request forgery); or after too many redirects
   */
  synchronized void next(HttpUrl url, @Nullable InetAddress address) throws RequestException {
    connected = true;
    if (++count > MOST) {
      throw new RequestException(
          Kind.WRONG, "the server sends from one address to the next without end");
    }
    if (address == null) {
      return;
    }
    boolean local = isLocal(address);
    if (local && outside) {
      throw new RequestException(
          Kind.REFUSED,
          "the server sends on to " + url.host() + " in the local network, which is not followed");
    }
    outside |= !local;
  }

  /** Notes that the first address was named by this server, as if it had redirected to it. */
  synchronized void comeFrom(InetAddress server) {
    outside |= !isLocal(server);
  }

  /** Whether an address belongs to this computer or its local network. */
  static boolean isLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean unique = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return unique
        || shared
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }
}
