package org.smalti.tools.export.edit;

import org.smalti.core.SmaltiException;

/**
 * Words of a REAPER project. One with a space is quoted by a mark that it does not hold: {@code "}, {@code '} or a
 * backtick; there is no escape for a word that holds all three.
 */
final class ReaperText {
  private static final String MARKS = "\"'`";

  private ReaperText() {}

  /** A name, in which what can't be written is replaced. */
  static String name(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return mark(line) < 0 ? '`' + line.replace('`', '\'') + '`' : quoted(line);
  }

  /** @throws SmaltiException if the path of a file can't be written */
  static String file(String path) {
    if (path.matches("(?s).*\\p{Cntrl}.*") || mark(path) < 0) {
      throw SmaltiException.input("\"" + path.replaceAll("\\p{Cntrl}", "?")
          + "\" can't be named in a REAPER project: a name has no line breaks there, and not all"
          + " of \"' and `; rename the file");
    }
    return quoted(path);
  }

  private static String quoted(String text) {
    char mark = MARKS.charAt(mark(text));
    return mark + text + mark;
  }

  /** The position of a mark that a text does not hold, −1 if there is none. */
  private static int mark(String text) {
    for (int i = 0; i < MARKS.length(); i++) {
      if (text.indexOf(MARKS.charAt(i)) < 0) {
        return i;
      }
    }
    return -1;
  }
}
