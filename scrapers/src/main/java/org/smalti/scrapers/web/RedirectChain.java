package org.smalti.scrapers.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.smalti.scrapers.web.RequestException.Kind;

/** The servers that one request is redirected to, one after another. Used by one thread at a time. */
final class RedirectChain {
  /** More redirects are taken for a circle. */
  private static final int MOST = 8;

  private int count;
  /** Whether one of them was in the public network. */
  private boolean outside;

  /**
   * Notes the next server, before the request is sent to it.
   *
   * @param address null behind a proxy: only the proxy knows it
   * @throws RequestException if a server of the public network redirects into the local one, whose machines trust this
   *     computer more than a stranger (server-side request forgery); or after too many redirects
   */
  void next(HttpUrl url, @Nullable InetAddress address) throws RequestException {
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
  void comeFrom(InetAddress server) {
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
