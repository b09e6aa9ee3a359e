package org.smalti.core.show;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smalti.core.table.Table;

/** A table as text for people: columns aligned, numbers to the right, with their units. */
public final class TextTable {
  private static final String BETWEEN = "  ";

  private final Table table;

  public TextTable(Table table) {
    this.table = table;
  }

  /** Prints all of it: a line of column names and one for each row; nothing if there is no row. */
  public void print(PrintStream out) {
    print(out, Integer.MAX_VALUE);
  }

  /**
   * Prints it in lines of so many characters at most: columns of words are shortened, then columns are left out, empty
   * ones first, and named below.
   */
  public void print(PrintStream out, int columns) {
    if (table.size() == 0) {
      return;
    }
    List<TextColumn> all = IntStream.range(0, table.columns().size())
        .mapToObj(column -> TextColumn.of(table, column))
        .toList();
    List<TextColumn> shown = fitting(all, columns);
    line(out, shown, TextColumn::heading);
    for (int row = 0; row < table.size(); row++) {
      int at = row;
      line(out, shown, column -> column.cell(at));
    }
    if (shown.size() < all.size()) {
      String left = all.stream()
          .filter(column -> shown.stream().noneMatch(other -> other.name().equals(column.name())))
          .map(TextColumn::name)
          .collect(Collectors.joining(", "));
      out.print(TextWidth.start("not shown: " + left, columns) + "\n");
    }
  }

  private static List<TextColumn> fitting(List<TextColumn> all, int columns) {
    List<TextColumn> shown = new ArrayList<>(all);
    if (width(shown) > columns) {
      shown.removeIf(TextColumn::isEmpty);
    }
    shorten(shown, columns);
    while (shown.size() > 1 && width(shown) > columns) {
      shown.remove(shown.size() - 1);
    }
    // What was shortened for columns that are gone may be longer again.
    List<TextColumn> longer = new ArrayList<>(all.stream()
        .filter(column -> shown.stream().anyMatch(other -> other.name().equals(column.name())))
        .toList());
    shorten(longer, columns);
    return longer.size() == 1 ? List.of(longer.get(0).shortened(columns)) : longer;
  }

  /** Takes from the widest column of words until all fit, or none can be shorter. */
  private static void shorten(List<TextColumn> shown, int columns) {
    for (int over = width(shown) - columns; over > 0; over = width(shown) - columns) {
      int widest = IntStream.range(0, shown.size())
          .filter(i -> shown.get(i).canBeShorter())
          .boxed()
          .max(Comparator.comparingInt(i -> shown.get(i).width()))
          .orElse(-1);
      if (widest < 0) {
        return;
      }
      TextColumn column = shown.get(widest);
      shown.set(widest, column.shortened(Math.max(TextColumn.SHORTEST, column.width() - over)));
    }
  }

  private static int width(List<TextColumn> columns) {
    return columns.stream()
            .mapToInt(column -> column.width() + BETWEEN.length())
            .sum()
        - BETWEEN.length();
  }

  private static void line(
      PrintStream out, List<TextColumn> columns, Function<TextColumn, String> text) {
    out.print(
        columns.stream().map(text).collect(Collectors.joining(BETWEEN)).stripTrailing() + "\n");
  }
}
