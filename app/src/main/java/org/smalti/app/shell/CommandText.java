package org.smalti.app.shell;

import java.util.Arrays;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** The descriptions of commands and options, which are formats with marks for colours, as plain text. */
final class CommandText {
  private CommandText() {}

  /** The paragraphs or lines of a description. */
  static List<String> lines(String... description) {
    return Arrays.stream(description)
        .map(CommandText::plain)
        .flatMap(String::lines)
        .toList();
  }

  /** What comes first, in one line: the text up to an empty line. */
  static String line(String... description) {
    return lines(description).stream()
        .map(String::strip)
        .takeWhile(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The first sentence, without its full stop. */
  static String sentence(String... description) {
    return line(description).replaceFirst("(?s)\\.( .*)?$", "");
  }

  /** What fits beside a word in a list: without defaults and explanations. */
  static String brief(String... description) {
    String line = line(description);
    String head = line.replaceFirst("(; | \\(default).*", "");
    return head.isEmpty() ? line : head;
  }

  private static String plain(String format) {
    String text;
    try {
      text = String.format(Locale.ROOT, format);
    } catch (IllegalFormatException e) {
      // What is no format, such as 'samples/%s.csv', picocli shows as it is.
      text = format;
    }
    // An empty line has to stay one.
    return text.isEmpty() ? "\n" : Ansi.OFF.string(text);
  }
}
