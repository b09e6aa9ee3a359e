package org.smalti.core.table;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * The first line of a table: which of its cells name a column. Spreadsheets write empty cells for columns that hold
 * nothing; those are no columns, as long as nothing stands in them.
 *
 * @param width cells of the line
 * @param named the positions of the columns among them
 */
record HeaderCells(Columns columns, int width, List<Integer> named) {
  /** @throws SmaltiException if no cell names a column, or two have one name */
  static HeaderCells of(String source, @Nullable String[] line) {
    String[] cells = filled(line);
    List<Integer> named = IntStream.range(0, cells.length)
        .filter(i -> !cells[i].isBlank())
        .boxed()
        .toList();
    if (named.isEmpty()) {
      throw SmaltiException.input(
          source + ": no column has a name; a table starts with a line of column names");
    }
    return new HeaderCells(
        new Columns(source, named.stream().map(i -> cells[i]).toList()), cells.length, named);
  }

  /**
   * The cells of a line; null if nothing stands in any of them, not even quotes: spreadsheets end a table with such
   * lines.
   *
   * @param line null for each cell that is empty and not quoted
   */
  static String @Nullable [] row(@Nullable String[] line) {
    return Arrays.stream(line).allMatch(Objects::isNull) ? null : filled(line);
  }

  private static String[] filled(@Nullable String[] line) {
    String[] cells = new String[line.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Objects.requireNonNullElse(line[i], "");
    }
    return cells;
  }

  /**
   * The cells of a row that belong to columns.
   *
   * @param place what the row is called in messages
   * @param separated what to say of how the cells are separated
   * @throws SmaltiException if there are too few or too many cells, or one stands in no column
   */
  String[] named(String[] cells, String place, String separated) {
    if (cells.length < width || (cells.length > width && !isBlank(cells, width))) {
      throw SmaltiException.input(place + ": " + cells.length + " cells where the header has "
          + width + "; is the row cut off, or a quote missing?" + separated);
    }
    if (cells.length == named.size()) {
      return cells;
    }
    for (int i = 0; i < width; i++) {
      if (!cells[i].isBlank() && !named.contains(i)) {
        throw SmaltiException.input(place + ": \"" + cells[i] + "\" stands in column " + (i + 1)
            + ", which has no name; give it one, or empty the column");
      }
    }
    return named.stream().map(i -> cells[i]).toArray(String[]::new);
  }

  private static boolean isBlank(String[] cells, int from) {
    return Arrays.stream(cells, from, cells.length).allMatch(String::isBlank);
  }
}
