package org.smalti.tools.stats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/**
 * The values of one column: numbers, or words with how often they occur, and how many cells were left out and why.
 */
final class ColumnValues {
  private final ColumnInfo property;
  private final double[] numbers;
  private final Map<String, Integer> words;
  private final Map<String, Integer> leftOut;

  private ColumnValues(
      ColumnInfo property,
      double[] numbers,
      Map<String, Integer> words,
      Map<String, Integer> leftOut) {
    this.property = property;
    this.numbers = numbers;
    this.words = words;
    this.leftOut = leftOut;
  }

  ColumnInfo property() {
    return property;
  }

  /** Ascending; empty for a column of words. */
  double[] numbers() {
    return numbers;
  }

  /** How often each occurs; empty for a column of numbers. */
  Map<String, Integer> words() {
    return words;
  }

  /** Number of cells by reason. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }

  /** The columns of a table and its number of rows. */
  record All(List<ColumnValues> columns, int rows) {}

  /**
   * Reads some columns of a table, row by row.
   *
   * @param filter given the table's columns, tells which rows count
   * @throws SmaltiException if the table has no rows or lacks a column
   */
  static All read(Path table, List<String> names, Function<Columns, Predicate<Row>> filter) {
    try (TableReader reader = new TableReader(table)) {
      List<Collector> collectors = new ArrayList<>();
      for (String name : names) {
        collectors.add(new Collector(ColumnInfo.of(name), reader.columns().index(name)));
      }
      Predicate<Row> keep = filter.apply(reader.columns());
      int rows = 0;
      int kept = 0;
      while (reader.hasNext()) {
        Row row = reader.next();
        rows++;
        if (keep.test(row)) {
          kept++;
          collectors.forEach(collector -> collector.add(row));
        }
      }
      if (rows == 0) {
        throw SmaltiException.input(table + " has no rows; there is nothing to count");
      }
      if (kept == 0) {
        throw SmaltiException.input(
            table + ": none of its " + rows + " rows passes the filter; widen it");
      }
      return new All(collectors.stream().map(Collector::values).toList(), kept);
    }
  }

  boolean isText() {
    return !words.isEmpty();
  }

  /** How many values there are. */
  int count() {
    return isText() ? words.values().stream().mapToInt(Integer::intValue).sum() : numbers.length;
  }

  /** The middle number, the mean of the two middle ones of an even count; NaN without numbers. */
  double median() {
    int n = numbers.length;
    return n == 0 ? Double.NaN : (numbers[(n - 1) / 2] + numbers[n / 2]) / 2;
  }

  double sum() {
    return Arrays.stream(numbers).sum();
  }

  /** Only the numbers above 0, as a logarithm needs them; the others are left out. */
  ColumnValues aboveZero() {
    double[] positive = Arrays.stream(numbers).filter(number -> number > 0).toArray();
    if (isText() || positive.length == numbers.length) {
      return this;
    }
    Map<String, Integer> reasons = new HashMap<>(leftOut);
    reasons.merge("not above 0", numbers.length - positive.length, Integer::sum);
    return new ColumnValues(property, positive, words, reasons);
  }

  /** {@code 12 without pitch, 3 empty}; empty if nothing was left out. */
  String leftOutSentence() {
    return leftOut.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> NumberText.whole(entry.getValue()) + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * This, if it has at least one value.
   *
   * @throws SmaltiException that names the table, the column and why nothing is left
   */
  ColumnValues orNothingToShow(Path table) {
    return orNothingToShow(table, "value");
  }

  /** This, if it has at least one number. */
  ColumnValues orNoNumber(Path table) {
    return isText()
        ? new ColumnValues(property, numbers, Map.of(), Map.of("not a number", count()))
            .orNothingToShow(table, "number")
        : orNothingToShow(table, "number");
  }

  private ColumnValues orNothingToShow(Path table, String kind) {
    if (count() > 0) {
      return this;
    }
    String before =
        property.before().isEmpty() ? "" : "; run 'smalti " + property.before() + "' first";
    throw SmaltiException.input(table + ": no " + kind + " in column " + property.name() + " ("
        + leftOutSentence() + ")" + before);
  }

  /** Gathers one column; words and numbers side by side until it is clear which of them it is made of. */
  private static final class Collector {
    private final ColumnInfo property;
    private final int index;
    private final DoubleStream.Builder numbers = DoubleStream.builder();
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> leftOut = new HashMap<>();
    private int numberCount;
    private int wordCount;

    Collector(ColumnInfo property, int index) {
      this.property = property;
      this.index = index;
    }

    void add(Row row) {
      StatisticValue cell = StatisticValue.of(property, row, index);
      if (cell.isNumber()) {
        numbers.add(cell.number());
        numberCount++;
      } else if (cell.isText()) {
        words.merge(cell.text(), 1, Integer::sum);
        wordCount++;
      } else {
        leftOut.merge(cell.leftOut(), 1, Integer::sum);
      }
    }

    ColumnValues values() {
      double[] sorted = numbers.build().sorted().toArray();
      if (wordCount > numberCount || (property.isCategory() && numberCount > 0)) {
        for (double number : sorted) {
          words.merge(NumberText.plain(number), 1, Integer::sum);
        }
        return new ColumnValues(property, new double[0], words, leftOut);
      }
      if (wordCount > 0) {
        leftOut.merge("not a number", wordCount, Integer::sum);
      }
      return new ColumnValues(property, sorted, Map.of(), leftOut);
    }
  }
}
