package org.smalti.core.table;

import java.util.Arrays;
import org.smalti.core.SmaltiException;

/** One row of a table: text cells with their columns and row number, for error messages. Immutable. */
public final class Row {
  private final Columns columns;
  private final int number;
  private final String[] cells;

  /** @param number of the row in its table, from 1, not counting the header */
  Row(Columns columns, int number, String[] cells) {
    this.columns = columns;
    this.number = number;
    this.cells = cells;
  }

  public Columns columns() {
    return columns;
  }

  public int number() {
    return number;
  }

  /** The text in a column. */
  public String text(String column) {
    return cells[columns.index(column)];
  }

  /** The text in a column, or {@code fallback} where the table has no such column. */
  public String text(String column, String fallback) {
    int index = columns.find(column);
    return index < 0 ? fallback : cells[index];
  }

  /** The text in the column at a position. */
  public String text(int index) {
    return cells[index];
  }

  /** Whether the column is there and its cell is not empty. */
  public boolean filled(String column) {
    return !text(column, "").isEmpty();
  }

  /** Whether the column is there and its cell holds a value, see {@link CellFormat#isMissing}. */
  public boolean has(String column) {
    return !CellFormat.isMissing(text(column, ""));
  }

  /**
   * The finite number in a column.
   *
   * @throws SmaltiException naming file, row and column if it is anything else
   */
  public double number(String column) {
    return number(columns.index(column));
  }

  /** The finite number in the column at a position. */
  public double number(int index) {
    double value = CellFormat.number(cells[index]);
    if (Double.isFinite(value)) {
      return value;
    }
    throw SmaltiException.input(columns.source() + ", row " + number + ": no number in column "
        + columns.names().get(index) + " (\"" + cells[index] + "\")");
  }

  /**
   * The finite number in a column, 0 or more.
   *
   * @throws SmaltiException naming file, row and column if it is anything else
   */
  public double amount(String column) {
    return amount(columns.index(column));
  }

  /** The finite number, 0 or more, in the column at a position. */
  public double amount(int index) {
    double value = number(index);
    if (value >= 0) {
      return value;
    }
    throw SmaltiException.input(
        columns.source() + ", row " + number + ": a number below 0 in column "
            + columns.names().get(index) + " (\"" + cells[index] + "\")");
  }

  /**
   * The number in a column, from {@code least} to {@code most}.
   *
   * @throws SmaltiException naming file, row, column and cell if it is anything else
   */
  public double within(String column, double least, double most) {
    double value = number(column);
    if (value >= least && value <= most) {
      return value;
    }
    throw wrong(column, range(least, most));
  }

  /**
   * The whole number in a column, from {@code least} to {@code most}.
   *
   * @throws SmaltiException naming file, row, column and cell if it is anything else
   */
  public int whole(String column, int least, int most) {
    double value = number(column);
    if (value >= least && value <= most && value == Math.rint(value)) {
      return (int) value;
    }
    throw wrong(column, "a whole number " + range(least, most));
  }

  private static String range(double least, double most) {
    return most == Double.MAX_VALUE
        ? CellFormat.decimal(least, 3) + " or more"
        : "from " + CellFormat.decimal(least, 3) + " to " + CellFormat.decimal(most, 3);
  }

  /** {@code t.csv, row 3: pan is from -1 to 1, not "2"}. */
  public SmaltiException wrong(String column, String wanted) {
    return SmaltiException.input(columns.source() + ", row " + number + ": " + column + " is "
        + wanted + ", not \"" + text(column) + "\"");
  }

  /** The number in a column, or {@code fallback} where the column or the value is missing. */
  public double number(String column, double fallback) {
    return has(column) ? number(column) : fallback;
  }

  /**
   * A row of {@code wider} columns, which begin with this row's; {@code values} fill the columns named by {@code at}.
   */
  Row with(Columns wider, int[] at, String[] values) {
    String[] copy = Arrays.copyOf(cells, wider.size());
    Arrays.fill(copy, cells.length, copy.length, "");
    for (int i = 0; i < at.length; i++) {
      copy[at[i]] = values[i];
    }
    return new Row(wider, number, copy);
  }

  /** The same cells laid out for other columns; those this row lacks are empty. */
  Row in(Columns other, int newNumber) {
    if (other.names().equals(columns.names())) {
      return new Row(other, newNumber, cells);
    }
    String[] copy = new String[other.size()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = text(other.names().get(i), "");
    }
    return new Row(other, newNumber, copy);
  }

  @Override
  public String toString() {
    return columns.source() + ", row " + number + " " + Arrays.toString(cells);
  }
}
