package org.smalti.tools.batch;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;

/** Splits a text into words as a shell does: blanks separate, quotes and backslashes keep together; nothing is expanded. */
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;

  private ShellWords(String text) {
    this.text = text;
  }

  /** @throws SmaltiException if a quote is not closed or the last backslash protects nothing */
  static List<String> of(String text) {
    ShellWords shell = new ShellWords(text);
    shell.split();
    return List.copyOf(shell.words);
  }

  /** A word as a shell takes it for one. */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
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
