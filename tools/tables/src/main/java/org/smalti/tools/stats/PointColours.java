package org.smalti.tools.stats;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.smalti.core.table.Feature;
import org.smalti.core.table.Row;

/**
 * The colours of dots by the values of a column.
 */
final class PointColours {
  private static final String OTHERS = "others";
  /** Of what has no value, by reason; then the last of them. */
  private static final List<Color> GREYS =
      List.of(new Color(0xa9b0b8), new Color(0xd9dde2), new Color(0x6e7781));

  private static final int MOST_GROUPS = 20;
  private static final int LONGEST_NAME = 36;

  private final ColumnInfo property;
  private final Color[] colours;
  private final Optional<ColourScale> scale;
  private final Map<String, Color> legend;

  private PointColours(
      ColumnInfo property,
      Color[] colours,
      Optional<ColourScale> scale,
      Map<String, Color> legend) {
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

  /** Of a column of different numbers. */
  Optional<ColourScale> scale() {
    return scale;
  }

  /** Of words, of the only number, and of what has no value. */
  Map<String, Color> legend() {
    return legend;
  }

  static PointColours of(List<Row> rows, String column) {
    ColumnInfo property = ColumnInfo.of(column);
    List<StatisticValue> cells = rows.stream()
        .map(row -> StatisticValue.of(property, row, row.columns().index(column)))
        .toList();
    double[] numbers = cells.stream()
        .filter(StatisticValue::isNumber)
        .mapToDouble(StatisticValue::number)
        .sorted()
        .toArray();
    long words = cells.stream().filter(StatisticValue::isText).count();
    if (property.isNote() || property.isCategory() || words > numbers.length) {
      return coloured(property, cells, names(property, cells), PointColours::word);
    }
    if (numbers.length > 0 && numbers[0] == numbers[numbers.length - 1]) {
      String only = property.show(numbers[0]) + unit(property);
      Map<String, Color> legend = new LinkedHashMap<>(Map.of(only, Palette.BLUE));
      return coloured(property, cells, legend, cell -> cell.isNumber() ? only : "");
    }
    return scaled(property, cells, numbers);
  }

  private static String unit(ColumnInfo property) {
    return property.unit().isEmpty() ? "" : " " + property.unit();
  }

  private static PointColours scaled(
      ColumnInfo property, List<StatisticValue> cells, double[] numbers) {
    ColourScale scale = ColourScale.of(property, numbers);
    Map<String, Color> legend = new LinkedHashMap<>();
    Map<String, Color> greys = greys(cells);
    Color[] colours = new Color[cells.size()];
    for (int i = 0; i < colours.length; i++) {
      StatisticValue cell = cells.get(i);
      colours[i] = cell.isNumber() ? scale.colour(cell.number()) : grey(cell, greys);
    }
    legend.putAll(greys);
    Optional<ColourScale> shown = numbers.length == 0 ? Optional.empty() : Optional.of(scale);
    return new PointColours(property, colours, shown, legend);
  }

  private static PointColours coloured(
      ColumnInfo property,
      List<StatisticValue> cells,
      Map<String, Color> named,
      Function<StatisticValue, String> word) {
    Map<String, Color> greys = greys(cells);
    boolean others = false;
    Color[] colours = new Color[cells.size()];
    for (int i = 0; i < colours.length; i++) {
      String name = word.apply(cells.get(i));
      Color colour = named.get(name);
      others |= colour == null && !name.isEmpty();
      colours[i] = colour == null ? grey(cells.get(i), greys) : colour;
    }
    Map<String, Color> legend = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(named.keySet());
    List<String> labels =
        DistinctLabels.of(names.stream().map(property::groupName).toList(), LONGEST_NAME);
    for (int i = 0; i < names.size(); i++) {
      legend.put(labels.get(i), named.getOrDefault(names.get(i), GREYS.get(0)));
    }
    if (others) {
      legend.put(OTHERS, GREYS.get(0));
    }
    legend.putAll(greys);
    return new PointColours(property, colours, Optional.empty(), legend);
  }

  private static String word(StatisticValue cell) {
    return cell.isNumber() ? NumberText.plain(cell.number()) : cell.text();
  }

  private static Color grey(StatisticValue cell, Map<String, Color> greys) {
    return greys.getOrDefault(cell.leftOut(), GREYS.get(0));
  }

  /** The greys of cells without a value, by reason. */
  private static Map<String, Color> greys(List<StatisticValue> cells) {
    Map<String, Color> greys = new LinkedHashMap<>();
    cells.stream()
        .map(StatisticValue::leftOut)
        .filter(reason -> !reason.isEmpty())
        .distinct()
        .sorted()
        .forEach(reason -> greys.put(reason, GREYS.get(Math.min(greys.size(), GREYS.size() - 1))));
    return greys;
  }

  private static Map<String, Color> names(ColumnInfo property, List<StatisticValue> cells) {
    if (property.isNote()) {
      Map<String, Color> notes = new LinkedHashMap<>();
      Feature.NOTES.forEach(
          note -> notes.put(note, Palette.circle((double) notes.size() / Feature.NOTES.size())));
      return notes;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (StatisticValue cell : cells) {
      if (!word(cell).isEmpty()) {
        counts.merge(word(cell), 1, Integer::sum);
      }
    }
    return property.isCategory() ? groups(counts) : mostFrequent(counts);
  }

  /** Groups by number; what is in none, −1, is grey. */
  private static Map<String, Color> groups(Map<String, Integer> counts) {
    List<String> groups = counts.keySet().stream()
        .sorted(Comparator.comparingDouble(ColumnInfo::groupNumber)
            .thenComparing(Comparator.naturalOrder()))
        .toList();
    Map<String, Color> legend = new LinkedHashMap<>();
    groups.stream()
        .filter(group -> ColumnInfo.groupNumber(group) >= 0)
        .limit(MOST_GROUPS)
        .forEach(group -> legend.put(group, Palette.group(legend.size())));
    groups.stream()
        .filter(group -> ColumnInfo.groupNumber(group) < 0)
        .forEach(group -> legend.put(group, GREYS.get(2)));
    return legend;
  }

  private static Map<String, Color> mostFrequent(Map<String, Integer> counts) {
    Stream<String> words = counts.keySet().stream()
        .sorted(Comparator.comparing((String word) -> -counts.getOrDefault(word, 0))
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Color> legend = new LinkedHashMap<>();
    words
        .limit(Palette.NAMED.size())
        .forEach(word -> legend.put(word, Palette.NAMED.get(legend.size())));
    return legend;
  }
}
