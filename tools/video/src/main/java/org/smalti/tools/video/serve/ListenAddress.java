package org.smalti.tools.video.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/** Where a server listens, as a person writes it: {@code HOST:PORT}, {@code [::1]:PORT} or a port alone. */
final class ListenAddress {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:(\\[[^\\]]+\\]|[^:\\[\\]]+)?:)?([0-9]{1,5})");
  private static final int LARGEST_PORT = 65535;

  private ListenAddress() {}

  /** @throws SmaltiException if it is no address of this form, or the host is not known */
  static InetSocketAddress of(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > LARGEST_PORT) {
      throw SmaltiException.usage("\"" + written + "\" is no HOST:PORT, such as 127.0.0.1:8554");
    }
    String host = parts.group(1) == null ? "127.0.0.1" : parts.group(1);
    try {
      return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(parts.group(2)));
    } catch (UnknownHostException e) {
      throw SmaltiException.usage("there is no host " + host + "; name an address of this machine");
    }
  }
}
