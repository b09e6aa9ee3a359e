package org.smalti.scrapers.web;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that are asked without a proxy, as {@code no_proxy} lists them: {@code *} for all, a name that stands for
 * all names below it too, with or without a dot or {@code *.} before it, an IP address, a range of them such as {@code
 * 10.0.0.0/8}; each perhaps with a port.
 */
record NoProxyHosts(List<String> entries) {
  static NoProxyHosts of(String list) {
    return new NoProxyHosts(Arrays.stream(list.split("[,\\s]+"))
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .filter(entry -> !entry.isEmpty())
        .toList());
  }

  /** Whether a host is among them. */
  boolean has(String host, int port) {
    String plain = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    return entries.stream().anyMatch(entry -> matches(entry, plain, port));
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return isInRange(entry, host);
    }
    String name = entry;
    boolean numbers = entry.indexOf(':') != entry.lastIndexOf(':') && !entry.startsWith("[");
    int colon = numbers ? -1 : entry.replaceAll("]$", "").lastIndexOf(':');
    if (colon >= 0 && entry.substring(colon + 1).matches("\\d{1,5}")) {
      if (Integer.parseInt(entry.substring(colon + 1)) != port) {
        return false;
      }
      name = entry.substring(0, colon);
    }
    name = name.replaceAll("^\\*?\\.|^\\[|]$|\\.$", "");
    return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
  }

  private static boolean isInRange(String range, String host) {
    String[] parts = range.split("/", 2);
    if (!isAddress(host) || !isAddress(parts[0]) || !parts[1].matches("\\d{1,3}")) {
      return false;
    }
    try {
      byte[] first = InetAddress.getByName(parts[0]).getAddress();
      byte[] asked = InetAddress.getByName(host).getAddress();
      int free = first.length * 8 - Integer.parseInt(parts[1]);
      return first.length == asked.length
          && free >= 0
          && new BigInteger(1, first)
              .shiftRight(free)
              .equals(new BigInteger(1, asked).shiftRight(free));
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  /** Whether a text is an IP address; a name would be looked up. */
  private static boolean isAddress(String text) {
    return text.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        || (text.contains(":") && text.matches("[0-9a-f:.]+"));
  }
}
