package org.smalti.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The lines of the items that are under way: name, bar, percent, amounts and state below one another, as far as they fit. */
final class ItemLines {
  private static final String INDENT = "  ";
  private static final String BETWEEN = "  ";
  private static final int CELLS = 10;
  /** Columns that a name should have before anything is left out for it. */
  private static final int NAME = 24;

  /** What stands behind a name, in this order. */
  private enum Column {
    BAR(1),
    PERCENT(4),
    AMOUNTS(2),
    STATE(3);

    /** Where room is short, the lowest goes first. */
    final int worth;

    Column(int worth) {
      this.worth = worth;
    }

    String of(ItemState item, Unit unit) {
      boolean known = item.weight() > 0 && item.fraction() > 0;
      return switch (this) {
        case BAR -> known ? Bars.bar(item.fraction(), CELLS) : "";
        case PERCENT ->
          known ? String.format(Locale.ROOT, "%3.0f %%", Math.floor(item.fraction() * 100)) : "";
        case AMOUNTS -> item.weight() > 1 ? unit.progress(item.done(), item.weight()) : "";
        case STATE -> item.state().equals(ItemState.BEGUN) ? "" : Console.oneLine(item.state());
      };
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
      int width = width(shown, column, unit);
      room -= BETWEEN.length() + width;
      table.add(shown.stream()
          .map(item -> TextWidth.padded(column.of(item, unit), width))
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

  /** The columns that leave a name its room, in their order. */
  private static List<Column> fitting(List<ItemState> items, Unit unit, int room, int name) {
    List<Column> columns = new ArrayList<>(List.of(Column.values()));
    columns.removeIf(column -> width(items, column, unit) == 0);
    while (!columns.isEmpty()
        && name
                + columns.stream()
                    .mapToInt(column -> BETWEEN.length() + width(items, column, unit))
                    .sum()
            > room) {
      columns.stream()
          .min(Comparator.comparingInt(column -> column.worth))
          .ifPresent(columns::remove);
    }
    return columns;
  }

  private static int width(List<ItemState> items, Column column, Unit unit) {
    return widest(items, item -> column.of(item, unit));
  }

  private static int widest(List<ItemState> items, Function<ItemState, String> text) {
    return items.stream().map(text).mapToInt(TextWidth::of).max().orElse(0);
  }
}
