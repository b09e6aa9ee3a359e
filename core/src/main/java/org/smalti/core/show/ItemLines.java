package org.smalti.core.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Unit;

/**
 * The lines of the items that are under way: name, bar, percent, figures or amounts, and state below one another, as
 * far as they fit.
 */
final class ItemLines {
  private static final String INDENT = "  ";
  private static final String BETWEEN = "  ";
  private static final int CELLS = 10;
  /** Columns that a name should have before anything is left out for it. */
  private static final int NAME = 24;
  /** The priority of the first metric; the later ones have lower priorities. */
  private static final int METRICS = 100;

  private static final int STATE = 200;
  private static final int PERCENT = 300;

  /**
   * A column behind the names.
   *
   * @param priority where there is not enough room, the column with the lowest is left out first
   */
  private record Column(int priority, Function<ItemState, String> text) {
    int width(List<ItemState> items) {
      return widest(items, text);
    }
  }

  private ItemLines() {}

  /** At most {@code most} lines of at most {@code columns} columns; where some are left out, the last says how many. */
  static List<String> of(List<ItemState> items, Unit unit, int columns, int most) {
    if (items.isEmpty() || most < 1) {
      return List.of();
    }
    boolean all = items.size() <= most;
    List<ItemState> shown = all ? items : items.subList(0, most - 1);
    List<List<String>> table = new ArrayList<>();
    int room = columns - INDENT.length();
    int longest = widest(shown, item -> Console.oneLine(item.name()));
    for (Column column : fitting(shown, unit, room, Math.min(longest, NAME))) {
      int width = column.width(shown);
      room -= BETWEEN.length() + width;
      table.add(shown.stream()
          .map(item -> TextWidth.padded(column.text().apply(item), width))
          .toList());
    }
    int name = Math.max(1, Math.min(longest, room));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      StringBuilder line = new StringBuilder(INDENT)
          .append(TextWidth.padded(
              TextWidth.withoutMiddle(Console.oneLine(shown.get(i).name()), name), name));
      for (List<String> column : table) {
        line.append(BETWEEN).append(column.get(i));
      }
      lines.add(TextWidth.start(line.toString().stripTrailing(), columns));
    }
    if (!all) {
      lines.add(TextWidth.start(INDENT + "+" + (items.size() - shown.size()) + " more", columns));
    }
    return lines;
  }

  /** All columns that could be shown, from left to right. */
  private static List<Column> columns(List<ItemState> items, Unit unit) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column(1, item -> isKnown(item) ? ProgressBars.bar(item.fraction(), CELLS) : ""));
    columns.add(new Column(PERCENT, ItemLines::percent));
    int figures = items.stream().mapToInt(item -> item.figures().size()).max().orElse(0);
    columns.add(new Column(
        2,
        item ->
            figures == 0 && item.weight() > 1 ? unit.progress(item.done(), item.weight()) : ""));
    for (int i = 0; i < figures; i++) {
      int figure = i;
      columns.add(new Column(METRICS - i, item -> figure(item, figure)));
    }
    columns.add(new Column(
        STATE, item -> item.state().equals(ItemState.BEGUN) ? "" : Console.oneLine(item.state())));
    return columns;
  }

  private static boolean isKnown(ItemState item) {
    return item.weight() > 0 && item.fraction() > 0;
  }

  private static String percent(ItemState item) {
    return isKnown(item)
        ? String.format(Locale.ROOT, "%3.0f %%", Math.floor(item.fraction() * 100))
        : "";
  }

  private static String figure(ItemState item, int figure) {
    return figure < item.figures().size()
        ? Console.oneLine(item.figures().get(figure).text())
        : "";
  }

  /** The columns that leave enough room for the name, from left to right. */
  private static List<Column> fitting(List<ItemState> items, Unit unit, int room, int name) {
    List<Column> columns = columns(items, unit);
    columns.removeIf(column -> column.width(items) == 0);
    while (!columns.isEmpty()
        && name
                + columns.stream()
                    .mapToInt(column -> BETWEEN.length() + column.width(items))
                    .sum()
            > room) {
      columns.stream().min(Comparator.comparingInt(Column::priority)).ifPresent(columns::remove);
    }
    return columns;
  }

  private static int widest(List<ItemState> items, Function<ItemState, String> text) {
    return items.stream().map(text).mapToInt(TextWidth::of).max().orElse(0);
  }
}
