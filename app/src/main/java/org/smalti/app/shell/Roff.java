package org.smalti.app.shell;

import java.util.ArrayList;
import java.util.List;

/** The text of a manual page: requests of the {@code man} macros, and words in which what roff reads is escaped. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** Begins a page. */
  Roff title(String name, String date, String source) {
    // Without hyphenation and stretched lines options stay whole words.
    return request(".TH", name, "1", date, source, "Smalti Manual").raw(".nh").raw(".ad l");
  }

  Roff section(String title) {
    return request(".SH", title);
  }

  /** A term, whose words may be marked by {@link #bold} and {@link #italic}, and what is said of it. */
  Roff term(String marked, List<String> paragraphs) {
    raw(".TP").raw(marked);
    for (int i = 0; i < paragraphs.size(); i++) {
      if (i > 0) {
        raw(".br");
      }
      line(paragraphs.get(i));
    }
    return this;
  }

  Roff paragraph() {
    return raw(".PP");
  }

  /** A line of plain text; roff fills paragraphs with such lines. */
  Roff line(String plain) {
    return raw(plain.isBlank() ? ".PP" : escaped(plain.strip()));
  }

  /** Paragraphs; lines that are indented are examples, which stay as they are. */
  Roff lines(List<String> plain) {
    List<String> example = new ArrayList<>();
    for (String line : plain) {
      if (line.startsWith(" ")) {
        example.add(line);
        continue;
      }
      if (!example.isEmpty()) {
        example(example);
        example.clear();
      }
      line(line);
    }
    return example.isEmpty() ? this : example(example);
  }

  /** Lines that stay as they are, in the font of a terminal. */
  Roff example(List<String> lines) {
    raw(".PP").raw(".EX");
    lines.forEach(line -> raw(line.isBlank() ? "" : escaped(line)));
    return raw(".EE");
  }

  /** A line that is roff already. */
  Roff raw(String line) {
    text.append(line).append('\n');
    return this;
  }

  static String bold(String plain) {
    return "\\fB" + inline(plain) + "\\fR";
  }

  static String italic(String plain) {
    return "\\fI" + inline(plain) + "\\fR";
  }

  private Roff request(String name, String... words) {
    text.append(name);
    for (String word : words) {
      text.append(" \"").append(inline(word).replace("\"", "\\(dq")).append('"');
    }
    text.append('\n');
    return this;
  }

  /** A text at the beginning of a line, where a dot or an apostrophe would be a request. */
  private static String escaped(String plain) {
    String inline = inline(plain);
    return inline.startsWith(".") || inline.startsWith("'") ? "\\&" + inline : inline;
  }

  /** A hyphen that is typed must stay one when it is copied; quotes too. */
  static String inline(String plain) {
    StringBuilder escaped = new StringBuilder(plain.length());
    plain.codePoints().forEach(c -> {
      switch (c) {
        case '\\' -> escaped.append("\\e");
        case '-' -> escaped.append("\\-");
        case '\'' -> escaped.append("\\(aq");
        case '`' -> escaped.append("\\(ga");
        case '^' -> escaped.append("\\(ha");
        case '~' -> escaped.append("\\(ti");
        default -> {
          if (c < 128) {
            escaped.append((char) c);
          } else {
            escaped.append(String.format("\\[u%04X]", c));
          }
        }
      }
    });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
