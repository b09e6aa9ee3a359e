package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON (RFC 8259) to maps, lists, texts, numbers, truth values and an empty {@link Optional} for null. */
final class PlainJson {
  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  static Object read(String text) {
    PlainJson json = new PlainJson(text);
    Object value = json.value();
    json.space();
    if (json.at != text.length()) {
      throw new IllegalArgumentException("more after the value at " + json.at);
    }
    return value;
  }

  private void space() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean took(char c) {
    space();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void need(char c) {
    if (!took(c)) {
      throw new IllegalArgumentException("no " + c + " at " + at);
    }
  }

  private Object value() {
    if (took('{')) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (boolean more = !took('}'); more; more = !took('}')) {
        if (!fields.isEmpty()) {
          need(',');
        }
        need('"');
        String name = string();
        need(':');
        if (fields.put(name, value()) != null) {
          throw new IllegalArgumentException(name + " stands twice");
        }
      }
      return fields;
    }
    if (took('[')) {
      List<Object> values = new ArrayList<>();
      for (boolean more = !took(']'); more; more = !took(']')) {
        if (!values.isEmpty()) {
          need(',');
        }
        values.add(value());
      }
      return values;
    }
    return took('"') ? string() : word();
  }

  private Object word() {
    int begin = at;
    while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(begin, at);
    return switch (word) {
      case "null" -> Optional.empty();
      case "true" -> true;
      case "false" -> false;
      default -> Double.valueOf(word);
    };
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw new IllegalArgumentException("a control character at " + at);
      }
      if (c != '\\') {
        string.append(c);
        continue;
      }
      char escaped = text.charAt(at++);
      if (escaped == 'u') {
        string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
        at += 4;
      } else {
        string.append("\"\\/\b\f\n\r\t".charAt("\"\\/bfnrt".indexOf(escaped)));
      }
    }
    at++;
    return string.toString();
  }
}
