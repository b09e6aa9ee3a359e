package org.smalti.tools.stats;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.table.Row;

/**
 * The colours of dots by the values of a column.
 */
final class PointColours {
  private static final String OTHERS = "others";
  private static final String NO_VALUE = "no value";
  private static final Color WITHOUT = new Color(0xa9b0b8);
  /** The share of values at each end that is outside the scale, so that a few outliers don't take all its colours. */
  private static final double EXTREME = 0.01;

  private final ColumnInfo property;
  private final Color[] colours;
  private final Optional<Scale> scale;
  private final Map<String, Color> legend;

  private PointColours(
      ColumnInfo property, Color[] colours, Optional<Scale> scale, Map<String, Color> legend) {
    this.property = property;
    this.colours = colours;
    this.scale = scale;
    this.legend = legend;
  }

  ColumnInfo property() {
    return property;
  }

  /** Of the dots, by dot. */
  Color[] colours() {
    return colours;
  }

  /** Of a column of numbers. */
  Optional<Scale> scale() {
    return scale;
  }

  /** Of a column of words. */
  Map<String, Color> legend() {
    return legend;
  }

  /**
   * Values from {@code low} to {@code high} have the colours between 0 and 1; values outside have the colours of the
   * ends.
   */
  record Scale(double low, double high) {
    Color colour(double value) {
      return Palette.scale(high == low ? 0.5 : (value - low) / (high - low));
    }
  }

  static PointColours of(List<Row> rows, String column) {
    ColumnInfo property = ColumnInfo.of(column);
    List<StatisticValue> cells =
        rows.stream().map(row -> StatisticValue.of(property, row.text(column))).toList();
    double[] numbers = cells.stream()
        .filter(StatisticValue::isNumber)
        .mapToDouble(StatisticValue::number)
        .sorted()
        .toArray();
    long words = cells.stream().filter(StatisticValue::isText).count();
    return words > numbers.length ? named(property, cells) : scaled(property, cells, numbers);
  }

  private static PointColours scaled(
      ColumnInfo property, List<StatisticValue> cells, double[] numbers) {
    Color[] colours = new Color[cells.size()];
    if (numbers.length == 0) {
      Arrays.fill(colours, WITHOUT);
      return new PointColours(property, colours, Optional.empty(), Map.of(NO_VALUE, WITHOUT));
    }
    int cut = (int) (numbers.length * EXTREME);
    Scale scale = new Scale(numbers[cut], numbers[numbers.length - 1 - cut]);
    boolean someWithout = false;
    for (int i = 0; i < colours.length; i++) {
      boolean number = cells.get(i).isNumber();
      colours[i] = number ? scale.colour(cells.get(i).number()) : WITHOUT;
      someWithout |= !number;
    }
    Map<String, Color> legend = someWithout ? Map.of(NO_VALUE, WITHOUT) : Map.of();
    return new PointColours(property, colours, Optional.of(scale), legend);
  }

  private static PointColours named(ColumnInfo property, List<StatisticValue> cells) {
    Map<String, Color> legend = property.isNote() ? notes() : mostFrequent(cells);
    Color[] colours = new Color[cells.size()];
    boolean others = false;
    boolean without = false;
    for (int i = 0; i < colours.length; i++) {
      StatisticValue cell = cells.get(i);
      String word = cell.isNumber() ? NumberText.plain(cell.number()) : cell.text();
      colours[i] = legend.getOrDefault(word, WITHOUT);
      without |= word.isEmpty();
      others |= !word.isEmpty() && !legend.containsKey(word);
    }
    if (others || without) {
      legend.put(
          others && without ? OTHERS + ", " + NO_VALUE : others ? OTHERS : NO_VALUE, WITHOUT);
    }
    return new PointColours(property, colours, Optional.empty(), legend);
  }

  private static Map<String, Color> notes() {
    Map<String, Color> legend = new LinkedHashMap<>();
    List<String> notes = ColumnInfo.notes();
    for (int i = 0; i < notes.size(); i++) {
      legend.put(notes.get(i), Palette.scale(i / (notes.size() - 1.0)));
    }
    return legend;
  }

  private static Map<String, Color> mostFrequent(List<StatisticValue> cells) {
    Map<String, Integer> counts = new HashMap<>();
    for (StatisticValue cell : cells) {
      if (cell.isText()) {
        counts.merge(cell.text(), 1, Integer::sum);
      }
    }
    List<String> words = new ArrayList<>(counts.keySet());
    words.sort(Comparator.comparing((String word) -> -counts.getOrDefault(word, 0))
        .thenComparing(Comparator.naturalOrder()));
    Map<String, Color> legend = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(words.size(), Palette.NAMED.size()); i++) {
      legend.put(words.get(i), Palette.NAMED.get(i));
    }
    return legend;
  }
}
