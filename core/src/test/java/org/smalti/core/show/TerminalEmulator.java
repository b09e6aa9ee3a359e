package org.smalti.core.show;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person sees of what is printed on a terminal: line feed and carriage return, cursor up, erasing to the end
 * of line or screen, wrapping on and off, wide characters, scrolling. Anything else that steers a terminal is an
 * error.
 */
final class TerminalEmulator {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??\\d*)([A-Za-z])");

  private final int columns;
  private final int rows;
  private final List<String[]> scrolledAway = new ArrayList<>();
  private final List<String[]> screen = new ArrayList<>();
  private int row;
  private int column;
  private boolean wrap = true;
  private int prints;

  TerminalEmulator(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    for (int i = 0; i < rows; i++) {
      screen.add(blank());
    }
  }

  /** Each flush of what is printed here is seen at once. */
  PrintStream stream() {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            type(new String(bytes, offset, length, StandardCharsets.UTF_8));
          }
        },
        false,
        StandardCharsets.UTF_8);
  }

  /** All lines, those that have left the screen too, without empty ones at the end. */
  List<String> everything() {
    List<String[]> all = new ArrayList<>(scrolledAway);
    all.addAll(screen);
    return text(all);
  }

  /** The lines on the screen, without empty ones at the end. */
  List<String> screen() {
    return text(screen);
  }

  int prints() {
    return prints;
  }

  boolean wraps() {
    return wrap;
  }

  private void type(String text) {
    prints++;
    Matcher sequence = SEQUENCE.matcher(text);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == 0x1b && sequence.find(i) && sequence.start() == i) {
        obey(sequence.group(1), sequence.group(2));
        i = sequence.end();
        continue;
      }
      i += Character.charCount(c);
      switch (c) {
        case '\r' -> column = 0;
        case '\n' -> feed();
        default -> put(c);
      }
    }
  }

  private void obey(String number, String letter) {
    switch (number + letter) {
      case "K" -> Arrays.fill(screen.get(row), Math.min(column, columns - 1), columns, " ");
      case "J" -> {
        Arrays.fill(screen.get(row), Math.min(column, columns - 1), columns, " ");
        for (int below = row + 1; below < rows; below++) {
          screen.set(below, blank());
        }
      }
      case "?7l" -> wrap = false;
      case "?7h" -> wrap = true;
      default -> {
        if (!letter.equals("A")) {
          throw new IllegalArgumentException("steers the terminal: " + number + letter);
        }
        row = Math.max(0, row - Integer.parseInt(number));
      }
    }
  }

  private void put(int c) {
    if (Character.isISOControl(c)) {
      throw new IllegalArgumentException("control character " + c);
    }
    int width = TextWidth.of(c);
    if (width == 0) {
      return;
    }
    if (column + width > columns) {
      if (wrap) {
        feed();
      } else {
        column = columns - width;
      }
    }
    screen.get(row)[column] = Character.toString(c);
    if (width == 2) {
      screen.get(row)[column + 1] = "";
    }
    column += width;
  }

  private void feed() {
    column = 0;
    if (row < rows - 1) {
      row++;
    } else {
      scrolledAway.add(screen.remove(0));
      screen.add(blank());
    }
  }

  private String[] blank() {
    String[] cells = new String[columns];
    Arrays.fill(cells, " ");
    return cells;
  }

  private static List<String> text(List<String[]> lines) {
    List<String> text = new ArrayList<>();
    for (String[] line : lines) {
      text.add(String.join("", line).stripTrailing());
    }
    while (!text.isEmpty() && text.get(text.size() - 1).isEmpty()) {
      text.remove(text.size() - 1);
    }
    return text;
  }
}
