package org.smalti.tools.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/**
 * The dots of a scatter plot: rows that have a number for each axis.
 */
final class ScatterPoints {
  private final Optional<ColumnInfo> x;
  private final ColumnInfo y;
  private final LogAxes log;
  private final double[] xs;
  private final double[] ys;
  private final Optional<PointColours> colours;
  private final Map<String, Integer> leftOut;

  private ScatterPoints(
      Optional<ColumnInfo> x,
      ColumnInfo y,
      LogAxes log,
      double[] xs,
      double[] ys,
      Optional<PointColours> colours,
      Map<String, Integer> leftOut) {
    this.x = x;
    this.y = y;
    this.log = log;
    this.xs = xs;
    this.ys = ys;
    this.colours = colours;
    this.leftOut = leftOut;
  }

  /** Empty for a single column, whose values are {@code y} in drawing order. */
  Optional<ColumnInfo> x() {
    return x;
  }

  ColumnInfo y() {
    return y;
  }

  LogAxes log() {
    return log;
  }

  double[] xs() {
    return xs;
  }

  double[] ys() {
    return ys;
  }

  /** Of the dots, by dot. */
  Optional<PointColours> colours() {
    return colours;
  }

  /** Number of rows by reason. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }

  /**
   * Picks the dots out of a table.
   *
   * @param inOrder a single column is drawn in the table's order, not from the smallest to the largest value
   * @throws SmaltiException if the table has no rows, lacks a column, or no row has all the numbers
   */
  static ScatterPoints of(
      Table table, List<String> columns, String colour, LogAxes log, boolean inOrder) {
    String source = table.columns().source();
    table.columns().require(columns);
    Optional<ColumnInfo> x =
        columns.size() == 2 ? Optional.of(ColumnInfo.of(columns.get(0))) : Optional.empty();
    ColumnInfo y = ColumnInfo.of(columns.get(columns.size() - 1));
    if (table.size() == 0) {
      throw SmaltiException.input(source + " has no rows to draw; check the table and the filter");
    }
    Map<String, Integer> leftOut = new TreeMap<>();
    List<Dot> dots = new ArrayList<>();
    for (Row row : table.rows()) {
      Axis across = x.map(property -> Axis.of(property, row, log.x())).orElse(Axis.NONE);
      Axis up = Axis.of(y, row, log.y());
      String why = across.leftOut().isEmpty() ? up.leftOut() : across.leftOut();
      if (why.isEmpty()) {
        dots.add(new Dot(across.value(), up.value(), row));
      } else {
        leftOut.merge(why, 1, Integer::sum);
      }
    }
    if (dots.isEmpty()) {
      throw nothing(source, columns, leftOut, y);
    }
    if (x.isEmpty() && !inOrder) {
      dots.sort(Comparator.comparingDouble(Dot::y));
    }
    double[] xs = dots.stream().mapToDouble(Dot::x).toArray();
    if (x.isEmpty()) {
      Arrays.setAll(xs, i -> i + 1);
    }
    List<Row> rows = dots.stream().map(Dot::row).toList();
    return new ScatterPoints(
        x,
        y,
        log,
        xs,
        dots.stream().mapToDouble(Dot::y).toArray(),
        colour.isEmpty() ? Optional.empty() : Optional.of(PointColours.of(rows, colour)),
        leftOut);
  }

  int size() {
    return ys.length;
  }

  /** {@code 12 hz without pitch}; empty if nothing was left out. */
  String leftOutSentence() {
    return leftOut.entrySet().stream()
        .map(entry -> NumberText.whole(entry.getValue()) + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static SmaltiException nothing(
      String source, List<String> columns, Map<String, Integer> leftOut, ColumnInfo y) {
    String reasons = leftOut.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
    String before = y.before().isEmpty() ? "" : "; run 'smalti " + y.before() + "' first";
    String which = columns.size() == 1 ? "column " : "both columns ";
    return SmaltiException.input(source + ": no row has a number in " + which
        + String.join(" and ", columns) + " (" + reasons + ")" + before);
  }

  private record Dot(double x, double y, Row row) {}

  /** The value of a row on one axis, or why it has none. */
  private record Axis(double value, String leftOut) {
    static final Axis NONE = new Axis(0, "");

    static Axis of(ColumnInfo property, Row row, boolean logarithmic) {
      StatisticValue cell = StatisticValue.of(property, row, row.columns().index(property.name()));
      double place = property.place(cell.text());
      if (cell.isText() && !Double.isNaN(place)) {
        return new Axis(place, "");
      }
      if (cell.isText()) {
        return new Axis(0, property.name() + " not a number");
      }
      if (!cell.isNumber()) {
        return new Axis(0, property.name() + " " + cell.leftOut());
      }
      if (logarithmic && cell.number() <= 0) {
        return new Axis(0, property.name() + " not above 0");
      }
      return new Axis(cell.number(), "");
    }
  }
}
