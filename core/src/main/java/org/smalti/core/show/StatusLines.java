package org.smalti.core.show;

import java.io.PrintStream;
import java.util.List;

/**
 * The lowest lines of a terminal, drawn again and again in their place. One for all runs of a command. Each drawing
 * is one print; lines that are too long after all, because the person has just made the window narrower, are cut by
 * the terminal.
 */
final class StatusLines {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String ERASE_REST_OF_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintStream terminal;
  private List<String> drawn = List.of();

  StatusLines(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Puts these lines in the place of those before; the cursor stays behind the last. */
  synchronized void draw(List<String> lines) {
    if (!lines.equals(drawn)) {
      terminal.print(top() + block(lines));
      terminal.flush();
      drawn = List.copyOf(lines);
    }
  }

  /** Lets something be printed above the lines. */
  synchronized void above(Runnable print) {
    erase();
    print.run();
    if (!drawn.isEmpty()) {
      terminal.print(block(drawn));
      terminal.flush();
    }
  }

  /** Takes the lines away and lets something be printed in their place. */
  synchronized void end(Runnable print) {
    erase();
    drawn = List.of();
    print.run();
  }

  private void erase() {
    if (!drawn.isEmpty()) {
      terminal.print(top() + ERASE_BELOW);
      terminal.flush();
    }
  }

  /** To the first column of the first line. */
  private String top() {
    return drawn.size() > 1 ? "\r\u001b[" + (drawn.size() - 1) + "A" : "\r";
  }

  private static String block(List<String> lines) {
    return NO_WRAP + String.join(ERASE_REST_OF_LINE + "\n", lines) + ERASE_BELOW + WRAP;
  }
}
