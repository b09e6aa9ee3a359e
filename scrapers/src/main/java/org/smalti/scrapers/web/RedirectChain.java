package org.smalti.scrapers.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.smalti.scrapers.web.RequestException.Kind;

/** The servers that one request is sent on to. Used by one thread at a time. */
final class RedirectChain {
  /** The archive itself needs two. */
  private static final int MOST = 8;

  private int count;
  private boolean outside;

  /**
   * Takes note of the next server, before it is asked anything.
   *
   * @param address null behind a proxy, which knows it alone
   * @throws RequestException if a server of the public network sends us on into the local one, whose machines trust us more than they
   *     would trust it; or if there is no end to it
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

  /** The first address was named by a server, which is as good as being sent on by it. */
  void comeFrom(InetAddress server) {
    outside |= !isLocal(server);
  }

  /** Whether only machines nearby can reach the address. */
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
