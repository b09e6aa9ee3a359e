package org.smalti.core.run;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command talks and whether it should stop.
 *
 * @param out results
 * @param err talk: progress, messages, errors
 * @param terminal whether {@code err} is a terminal on which a bar can be redrawn
 * @param width of that terminal, in characters
 */
public record Console(
    PrintStream out, PrintStream err, boolean terminal, int width, Cancellation cancellation) {
  /** The console of this process, as the launcher described it. */
  public static Console ofThisProcess(Cancellation cancellation) {
    boolean terminal = Boolean.getBoolean("smalti.terminal");
    return new Console(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        terminal,
        Integer.getInteger("smalti.columns", 100),
        cancellation);
  }

  /** A text whose control characters are made visible, so that it stays one line and can't steer a terminal. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    return line.toString();
  }
}
