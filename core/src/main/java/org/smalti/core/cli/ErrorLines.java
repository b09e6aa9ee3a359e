package org.smalti.core.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.smalti.core.show.Console;
import org.smalti.core.show.JsonText;

/** The line that says why a command failed: for people, or with {@code --progress json} an event among events. */
final class ErrorLines {
  static final String OPTION = "--progress";
  private static final String JSON = "json";
  private static final String PROGRAM = "smalti: ";

  private final PrintStream err;
  private boolean json;
  private boolean given;

  ErrorLines(PrintStream err) {
    this.err = err;
  }

  /** Looks up how errors are wanted; a command line may be too wrong to be parsed. */
  void of(String... arguments) {
    json = false;
    given = false;
    for (int i = 0; i < arguments.length; i++) {
      String word = arguments[i].toLowerCase(Locale.ROOT);
      boolean next = word.equals(OPTION) && i + 1 < arguments.length;
      given |= next || word.startsWith(OPTION + "=");
      json |= word.equals(OPTION + "=" + JSON) || (next && arguments[i + 1].equalsIgnoreCase(JSON));
    }
  }

  /** What a file says of {@code --progress}, which the command line goes before. */
  void unlessGiven(String mode) {
    json = given ? json : mode.equalsIgnoreCase(JSON);
  }

  /**
   * Says why.
   *
   * @param hint a line for people alone, such as where to look; may be empty
   */
  void print(String message, int exit, String hint) {
    if (json) {
      err.println("{\"event\":\"error\",\"message\":" + JsonText.quoted(message) + ",\"exit\":"
          + exit + "}");
      return;
    }
    err.println(PROGRAM + Console.oneLine(message));
    if (!hint.isEmpty()) {
      err.println(hint);
    }
  }
}
