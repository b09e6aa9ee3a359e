package org.smalti.core.show;

import java.util.Locale;

/** Text as JSON writes it (RFC 8259). */
public final class JsonText {
  private JsonText() {}

  /** A text in quotes, on one line: control characters and what Unicode calls line ends are escaped. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
