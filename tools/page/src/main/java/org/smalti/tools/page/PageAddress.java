package org.smalti.tools.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smalti.core.files.RealPath;

/** Addresses of files relative to the page, as a browser reads them. */
final class PageAddress {
  /** RFC 3986: what needs no percent sign in a part of a path. */
  private static final String PLAIN = "-._~!$&'()*+,;=@";

  private PageAddress() {}

  /** The address of a file or folder as seen from a folder; nothing if no way leads there. */
  static Optional<String> of(Path from, Path to) {
    return way(from, to)
        .map(way -> way.stream().map(PageAddress::encoded).collect(Collectors.joining("/")));
  }

  /** The same as names of folders and file, not encoded, with slashes between them. */
  static Optional<String> name(Path from, Path to) {
    return way(from, to).map(way -> String.join("/", way));
  }

  private static Optional<List<String>> way(Path from, Path to) {
    Path start = RealPath.of(from);
    Path end = RealPath.of(to);
    if (start.getRoot() == null || !start.getRoot().equals(end.getRoot())) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (Path part : start.relativize(end)) {
      if (!part.toString().isEmpty()) {
        parts.add(part.toString());
      }
    }
    return Optional.of(parts.isEmpty() ? List.of(".") : parts);
  }

  /** A part of a path. */
  static String encoded(String part) {
    StringBuilder text = new StringBuilder();
    for (byte octet : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        text.append(c);
      } else {
        text.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
      }
    }
    return text.toString();
  }
}
