package org.smalti.core.show;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.smalti.core.run.Cancellation;

/**
 * The standard output and standard error of a command, and whether it should stop.
 *
 * @param out results
 * @param err progress, messages and errors
 * @param terminal whether {@code err} is a terminal on which a bar can be redrawn
 * @param screen the size of that terminal
 * @param first what is said where a command takes long to say anything
 */
public record Console(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Screen screen,
    Cancellation cancellation,
    FirstLine first) {
  /** One whose width, in characters, does not change, and whose commands may take their time. */
  public Console(
      PrintStream out, PrintStream err, boolean terminal, int width, Cancellation cancellation) {
    this(out, err, terminal, Screen.ofWidth(width), cancellation, FirstLine.none());
  }

  /** The console of this process, as the launcher described it. */
  public static Console ofThisProcess(Cancellation cancellation) {
    boolean terminal = Boolean.getBoolean("smalti.terminal")
        && canBeRedrawn(System.getenv().getOrDefault("TERM", ""));
    int columns = Integer.getInteger("smalti.columns", 0);
    int rows = Integer.getInteger("smalti.rows", 0);
    Screen.Size size = columns > 0 && rows > 0 ? new Screen.Size(columns, rows) : Screen.Size.USUAL;
    Screen screen = terminal ? new TerminalScreen(size) : () -> size;
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    FirstLine first = FirstLine.ofProgram(err, terminal, screen);
    return new Console(
        first.watched(System.out), first.watched(err), terminal, screen, cancellation, first);
  }

  /** Columns of a line of results: those of the terminal they are shown on; where they are not, as many as it takes. */
  public int resultWidth() {
    return Boolean.getBoolean("smalti.results-on-terminal") ? width() : Integer.MAX_VALUE;
  }

  /** Columns of the terminal. */
  public int width() {
    return screen.size().columns();
  }

  /** Whether a terminal of a kind moves its cursor: a dumb one, as editors and old consoles have, gets plain lines. */
  static boolean canBeRedrawn(String kind) {
    return !kind.equals("dumb");
  }

  /**
   * A text whose control characters are made visible, so that it stays one line and can't steer a terminal, nor
   * change the writing direction.
   */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isISOControl(c) || turnsOrBreaksLines(c)) {
            line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    return line.toString();
  }

  private static boolean turnsOrBreaksLines(char c) {
    return (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }
}
