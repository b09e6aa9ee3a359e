package org.smalti.core.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

  /** What looks like the next condition, joined by a word. */
  private static final Pattern JOINED = Pattern.compile(
      "(?:^|.*\\s)(and|or)\\s+[^\\s<>=!~?]+\\s*[<>=!~?].*", Pattern.CASE_INSENSITIVE);

  /** A number whose thousands are set apart. */
  private static final Pattern GROUPED =
      Pattern.compile("[-+]?\\d{1,3}(?:[,_' \\u00a0\\u202f]\\d{3})+(?:\\.\\d*)?");

  private final WordReader words;
  private int depth;

  FilterParser(String text) {
    words = new WordReader("filter", text);
  }

  Filter parse() {
    Filter filter = any();
    if (!words.atEnd()) {
      throw words.wrong("unexpected " + words.peek());
    }
    return filter;
  }

  /** A name or value as it can be read again. */
  static String quoted(String word) {
    boolean refused = JOINED.matcher(word).matches() || GROUPED.matcher(word).matches();
    return WordReader.quoted(word, refused ? word : STRUCTURE + OPERATORS);
  }

  private Filter any() {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (words.skip('|'));
    return parts.size() == 1 ? parts.get(0) : new Any(parts);
  }

  private Filter all() {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (words.skip('&'));
    return parts.size() == 1 ? parts.get(0) : new All(parts);
  }

  private Filter part() {
    if (!words.skip('(')) {
      return condition();
    }
    if (++depth > DEEPEST) {
      throw words.wrong("more than " + DEEPEST + " parentheses inside each other");
    }
    Filter inner = any();
    if (!words.skip(')')) {
      throw words.wrong("a ) is missing");
    }
    depth--;
    return inner;
  }

  private Condition condition() {
    String column = words.word(STRUCTURE + OPERATORS);
    if (column.isEmpty()) {
      throw words.wrong("a column name is missing");
    }
    Operator operator = operator();
    boolean quotes = words.atQuote();
    if (operator.takesValue()
        && !quotes
        && !words.atEnd()
        && OPERATORS.indexOf(words.peek()) >= 0) {
      // Else => or == would be an = whose value begins with a sign, and would silently keep
      // nothing.
      throw words.wrong("unexpected " + words.peek() + " after " + operator.symbol()
          + "; a value that begins with it stands in quotes");
    }
    String value = words.word(STRUCTURE);
    if (operator.takesValue() && value.isEmpty() && !quotes) {
      throw words.wrong(
          "a value is missing after " + operator.symbol() + " (write \"\" for an empty one)");
    }
    if (!operator.takesValue() && !value.isEmpty()) {
      throw words.wrong(joined(value) ? hint(value) : operator.symbol() + " takes no value");
    }
    if (!quotes) {
      refuseMistakes(operator, value);
    }
    return new Condition(column, operator, value);
  }

  /** What is written without quotes and is most likely not meant as it would be read. */
  private void refuseMistakes(Operator operator, String value) {
    if (joined(value)) {
      throw words.wrong(hint(value) + "; a value like \"" + value + "\" stands in quotes");
    }
    if (operator.compares() && GROUPED.matcher(value).matches()) {
      throw words.wrong("\"" + value + "\" is no number: write "
          + value.replaceAll("[,_' \\u00a0\\u202f]", "") + ", or quotes around what is text");
    }
  }

  private static boolean joined(String value) {
    return JOINED.matcher(value).matches();
  }

  private static String hint(String value) {
    var found = JOINED.matcher(value);
    boolean or = found.matches() && found.group(1).equalsIgnoreCase("or");
    return or ? "\"or\" is written |" : "\"and\" is written &";
  }

  private Operator operator() {
    for (Operator operator : Operator.values()) {
      if (words.skip(operator.symbol())) {
        return operator;
      }
    }
    throw words.wrong("one of < <= > >= = != ~= !~= ?= !?= is missing");
  }
}
