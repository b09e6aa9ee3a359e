package org.smalti.core.table;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the type of a column from its cells, one by one. It is one of numbers only if each cell that is not empty is
 * written as numbers are: {@code -1}, {@code 0.25}, {@code .5}, {@code 1e5}, {@code NaN}. {@code 007}, {@code +49}, a
 * cell with blanks, one beyond the range of its type and one that would lose digits are text, and with it the column.
 */
public final class ColumnTypeFinder {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]*");
  private static final Pattern DECIMAL =
      Pattern.compile("-?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

  /** Longer texts are no numbers that anybody wrote, and are not looked at. */
  private static final int LONGEST = 64;
  /** Beyond it there are whole numbers that no double has. */
  private static final long LARGEST_WHOLE_DOUBLE = 1L << 53;

  /** Columns of text, whatever stands in the cells of one table: other tables have other cells. */
  private static final Set<String> TEXTS = Stream.concat(
          ItemColumns.WORDS.stream(),
          Stream.of(
              ItemColumns.IDENTIFIER,
              ItemColumns.URL,
              ItemColumns.MD5,
              ItemColumns.SHA1,
              ItemColumns.CRC32,
              ItemColumns.FORMAT,
              ItemColumns.MTIME,
              Sample.NOTE,
              "title",
              "creator"))
      .collect(Collectors.toUnmodifiableSet());

  /** Columns of decimals, even if all those of one table happen to be whole. */
  private static final Set<String> DECIMALS = Stream.concat(
          Arrays.stream(Feature.values())
              .filter(feature -> feature.isNumber() && feature.decimals() > 0)
              .flatMap(feature -> Stream.of(feature.column(), feature.medianColumn())),
          Stream.of(
              Sample.START,
              Sample.DUR,
              Sample.VIDEO_START,
              Sample.VIDEO_DUR,
              ItemColumns.DURATION,
              "fps"))
      .collect(Collectors.toUnmodifiableSet());

  private boolean text;
  private boolean number;
  private boolean decimal;
  private boolean beyondDouble;

  /** @param column its name: columns that Smalti knows have one type in all tables */
  public ColumnTypeFinder(String column) {
    text = TEXTS.contains(column);
    decimal = DECIMALS.contains(column);
  }

  public void add(String cell) {
    if (text || cell.isEmpty()) {
      return;
    }
    if (isNotANumber(cell)) {
      decimal = true;
    } else if (cell.length() > LONGEST) {
      text = true;
    } else if (WHOLE.matcher(cell).matches()) {
      addWhole(cell);
    } else if (DECIMAL.matcher(cell).matches()) {
      number = true;
      decimal = true;
      text = !Double.isFinite(Double.parseDouble(cell));
    } else {
      text = true;
    }
  }

  private void addWhole(String cell) {
    number = true;
    try {
      long value = Long.parseLong(cell);
      beyondDouble |= value > LARGEST_WHOLE_DOUBLE || value < -LARGEST_WHOLE_DOUBLE;
    } catch (NumberFormatException tooLarge) {
      text = true;
    }
  }

  /** What Python and R write for a number that is not known. */
  public static boolean isNotANumber(String cell) {
    return cell.equals("NaN") || cell.equals("nan");
  }

  /** The type that all cells have; text if no cell is a number. */
  public ColumnType type() {
    if (text || !number || (decimal && beyondDouble)) {
      return ColumnType.TEXT;
    }
    return decimal ? ColumnType.DECIMAL : ColumnType.WHOLE;
  }

  /** Whether it is a column of numbers, each of which a double has. */
  public boolean fitsDoubles() {
    return type() != ColumnType.TEXT && !beyondDouble;
  }
}
