package org.smalti.core.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/** The size of the grid that {@code gridX, gridY} are cells of: {@code 128x96}. */
public record GridSize(int columns, int rows) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})[xX](\\d{1,9})");
  private static final int MOST_CELLS = 100_000_000;

  /** @throws SmaltiException if a side is below 1 or the grid has more than 100 million cells */
  public GridSize {
    if (columns < 1 || rows < 1 || (long) columns * rows > MOST_CELLS) {
      throw SmaltiException.usage(
          "a grid of " + columns + "x" + rows + ": it needs 1 to 100,000,000 cells");
    }
  }

  /** Reads {@code 128x96}: columns, rows. */
  public static GridSize parse(String text) {
    Matcher sides = FORM.matcher(text.trim());
    if (!sides.matches()) {
      throw SmaltiException.usage(
          "no grid: \"" + text + "\"; write columns x rows, such as 128x96");
    }
    return new GridSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
  }

  public int cells() {
    return columns * rows;
  }

  /** The column of a cell; cells are numbered row by row. */
  public int x(int cell) {
    return cell % columns;
  }

  /** The row of a cell. */
  public int y(int cell) {
    return cell / columns;
  }

  /** The largest grid that fits into both. */
  public GridSize within(GridSize other) {
    return new GridSize(Math.min(columns, other.columns), Math.min(rows, other.rows));
  }

  @Override
  public String toString() {
    return columns + "x" + rows;
  }
}
