package org.smalti.core.table;

import org.smalti.core.SmaltiException;

/**
 * Reads words of a filter or sort: plain ones, and those in quotes, in which the quote itself stands twice. Space
 * around words does not count.
 */
final class WordReader {
  private final String kind;
  private final String text;
  private int at;

  /** @param kind what is read, for messages */
  WordReader(String kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** A word as {@link #word} reads it again, in quotes if it holds one of {@code special} or space at an end. */
  static String quoted(String word, String special) {
    boolean plain = !word.isEmpty() && word.equals(word.strip());
    for (int i = 0; i < word.length() && plain; i++) {
      plain = special.indexOf(word.charAt(i)) < 0;
    }
    return plain ? word : "\"" + word.replace("\"", "\"\"") + "\"";
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The next character; not at the end. */
  char peek() {
    return text.charAt(at);
  }

  boolean atQuote() {
    return !atEnd() && (peek() == '"' || peek() == '\'');
  }

  /** Whether a character comes next, which is then read. */
  boolean skip(char c) {
    return skip(String.valueOf(c));
  }

  /** Whether a sign comes next, which is then read. */
  boolean skip(String sign) {
    skipSpace();
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    skipSpace();
    return true;
  }

  /** A quoted text, or everything up to one of these characters. */
  String word(String stops) {
    skipSpace();
    if (atQuote()) {
      return quotedWord();
    }
    int from = at;
    while (!atEnd() && stops.indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private String quotedWord() {
    char quote = peek();
    int from = at++;
    StringBuilder word = new StringBuilder();
    while (!atEnd()) {
      char c = text.charAt(at++);
      if (c != quote) {
        word.append(c);
      } else if (!atEnd() && peek() == quote) {
        word.append(quote);
        at++;
      } else {
        skipSpace();
        return word.toString();
      }
    }
    at = from;
    throw wrong("the quote is not closed");
  }

  private void skipSpace() {
    while (!atEnd() && Character.isWhitespace(peek())) {
      at++;
    }
  }

  /** An error at the place that has been reached. */
  SmaltiException wrong(String fact) {
    return SmaltiException.usage(kind + " '" + text + "', character " + (at + 1) + ": " + fact);
  }
}
