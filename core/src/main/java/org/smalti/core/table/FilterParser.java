package org.smalti.core.table;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Filter.All;
import org.smalti.core.table.Filter.Any;
import org.smalti.core.table.Filter.Condition;
import org.smalti.core.table.Filter.Operator;

/**
 * Reads a filter by recursive descent: any := all ("|" all)*, all := part ("&" part)*, part := "(" any ")" |
 * condition.
 */
final class FilterParser {
  private static final String STRUCTURE = "&|()\"'";
  private static final String OPERATORS = "<>=!~?";
  /** Deeper nesting is a mistake, and would overflow the stack. */
  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;

  FilterParser(String text) {
    this.text = text;
  }

  Filter parse() {
    Filter filter = any();
    if (at < text.length()) {
      throw wrong("unexpected " + text.charAt(at));
    }
    return filter;
  }

  /** A name or value as it can be read again. */
  static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.equals(word.strip());
    for (int i = 0; i < word.length() && plain; i++) {
      plain = (STRUCTURE + OPERATORS).indexOf(word.charAt(i)) < 0;
    }
    return plain ? word : "\"" + word.replace("\"", "\"\"") + "\"";
  }

  private Filter any() {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (skip('|'));
    return parts.size() == 1 ? parts.get(0) : new Any(parts);
  }

  private Filter all() {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (skip('&'));
    return parts.size() == 1 ? parts.get(0) : new All(parts);
  }

  private Filter part() {
    if (!skip('(')) {
      return condition();
    }
    if (++depth > DEEPEST) {
      throw wrong("more than " + DEEPEST + " parentheses inside each other");
    }
    Filter inner = any();
    if (!skip(')')) {
      throw wrong("a ) is missing");
    }
    depth--;
    return inner;
  }

  private Condition condition() {
    String column = word(STRUCTURE + OPERATORS);
    if (column.isEmpty()) {
      throw wrong("a column name is missing");
    }
    Operator operator = operator();
    boolean quotes = at < text.length() && (peek() == '"' || peek() == '\'');
    if (operator.takesValue() && !quotes && at < text.length() && OPERATORS.indexOf(peek()) >= 0) {
      // Else => or == would be an = whose value begins with a sign, and would silently keep
      // nothing.
      throw wrong("unexpected " + peek() + " after " + operator.symbol()
          + "; a value that begins with it stands in quotes");
    }
    String value = word(STRUCTURE);
    if (operator.takesValue() && value.isEmpty() && !quotes) {
      throw wrong(
          "a value is missing after " + operator.symbol() + " (write \"\" for an empty one)");
    }
    if (!operator.takesValue() && !value.isEmpty()) {
      throw wrong(operator.symbol() + " takes no value");
    }
    return new Condition(column, operator, value);
  }

  private Operator operator() {
    skipSpace();
    for (Operator operator : Operator.values()) {
      if (text.startsWith(operator.symbol(), at)) {
        at += operator.symbol().length();
        skipSpace();
        return operator;
      }
    }
    throw wrong("one of < <= > >= = != ~= !~= ?= !?= is missing");
  }

  /** A quoted text, or everything up to one of these characters. */
  private String word(String stops) {
    skipSpace();
    if (at < text.length() && (peek() == '"' || peek() == '\'')) {
      return quotedWord();
    }
    int from = at;
    while (at < text.length() && stops.indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private String quotedWord() {
    char quote = peek();
    int from = at++;
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        word.append(c);
      } else if (at < text.length() && peek() == quote) {
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

  private boolean skip(char c) {
    skipSpace();
    if (at < text.length() && peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(peek())) {
      at++;
    }
  }

  private char peek() {
    return text.charAt(at);
  }

  private SmaltiException wrong(String fact) {
    return SmaltiException.usage("filter '" + text + "', character " + (at + 1) + ": " + fact);
  }
}
