package org.smalti.core.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/**
 * The words of a POSIX shell. Read: blanks separate, quotes and backslashes keep together; nothing is expanded.
 * Written: a word that can be pasted into a line.
 */
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * The words of a text.
   *
   * @throws SmaltiException if a quote is not closed or the last backslash protects nothing
   */
  public static List<String> of(String text) {
    ShellWords shell = new ShellWords(text);
    shell.split();
    return List.copyOf(shell.words);
  }

  /** A word as it can be pasted into a line of a shell: one line, and nothing in it commands the terminal. */
  public static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    // A shell takes the newlines at the end away from what is printed.
    boolean printable = word.chars().noneMatch(Character::isISOControl) || word.endsWith("\n");
    return printable ? "'" + word.replace("'", "'\\''") + "'" : printed(word);
  }

  /** A word with control characters, which would break the line or command the terminal that shows it. */
  private static String printed(String word) {
    StringBuilder format = new StringBuilder();
    word.codePoints().forEach(c -> {
      if (Character.isISOControl(c)) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          format.append(String.format("\\%03o", b & 0xff));
        }
      } else {
        switch (c) {
          case '\\' -> format.append("\\\\");
          case '%' -> format.append("%%");
          case '\'' -> format.append("'\\''");
          default -> format.appendCodePoint(c);
        }
      }
    });
    return "\"$(printf '" + format + "')\"";
  }

  private void split() {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        end();
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        begun = true;
      } else if (c == quote) {
        quote = 0;
      } else if (c == '\\' && quote != '\'') {
        i++;
        protect(i, quote == '"');
      } else {
        add(c);
      }
    }
    if (quote != 0) {
      throw SmaltiException.usage("'" + text + "': a quote " + quote + " is not closed");
    }
    end();
  }

  /** What stands behind a backslash; between double quotes only a few characters are protected by it. */
  private void protect(int at, boolean quoted) {
    if (at == text.length()) {
      throw SmaltiException.usage("'" + text + "' ends with a backslash that protects nothing");
    }
    char c = text.charAt(at);
    if (quoted && "\"\\$`".indexOf(c) < 0) {
      add('\\');
    }
    add(c);
  }

  private void add(char c) {
    word.append(c);
    begun = true;
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
      begun = false;
    }
  }
}
