package org.smalti.core.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rows of text under ordered, open-ended columns. Immutable: each change is a new table that shares the old cells. */
public final class Table {
  private final Columns columns;
  private final List<Row> rows;

  Table(Columns columns, List<Row> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** A table of these rows, numbered anew and laid out for {@code columns}. */
  public static Table of(Columns columns, List<Row> rows) {
    List<Row> own = new ArrayList<>(rows.size());
    for (Row row : rows) {
      own.add(row.in(columns, own.size() + 1));
    }
    return new Table(columns, own);
  }

  /** A table of plain cells; every row has one per column. */
  public static Table ofCells(Columns columns, List<String[]> cells) {
    List<Row> rows = new ArrayList<>(cells.size());
    for (String[] row : cells) {
      if (row.length != columns.size()) {
        throw new IllegalArgumentException(
            row.length + " cells for " + columns.size() + " columns");
      }
      rows.add(new Row(columns, rows.size() + 1, row.clone()));
    }
    return new Table(columns, rows);
  }

  public Columns columns() {
    return columns;
  }

  public List<Row> rows() {
    return Collections.unmodifiableList(rows);
  }

  public Stream<Row> stream() {
    return rows.stream();
  }

  public Row row(int index) {
    return rows.get(index);
  }

  public int size() {
    return rows.size();
  }

  /** All numbers of a column, in row order. */
  public double[] numbers(String column) {
    int index = columns.index(column);
    double[] numbers = new double[rows.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = rows.get(i).number(index);
    }
    return numbers;
  }

  /**
   * This table with the cells of some columns set, new columns appended; everything else is kept.
   *
   * @param values the cells for a row's position, in the order of {@code names}
   */
  public Table with(List<String> names, IntFunction<String[]> values) {
    Columns wider = columns.plus(names);
    int[] at = names.stream().mapToInt(wider::index).toArray();
    List<Row> changed = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      changed.add(rows.get(i).with(wider, at, values.apply(i)));
    }
    return new Table(wider, changed);
  }

  /** This table with one column set from numbers in row order, rounded to {@code places} decimals. */
  public Table with(String name, double[] values, int places) {
    if (values.length != rows.size()) {
      throw new IllegalArgumentException(values.length + " values for " + rows.size() + " rows");
    }
    return with(List.of(name), i -> new String[] {CellFormat.decimal(values[i], places)});
  }

  public Table where(Predicate<Row> keep) {
    return new Table(columns, rows.stream().filter(keep).toList());
  }

  /** Stable: rows that compare equal keep their order. */
  public Table sorted(Comparator<Row> order) {
    return new Table(columns, rows.stream().sorted(order).toList());
  }

  public Table limit(int count) {
    return count >= rows.size() ? this : new Table(columns, rows.subList(0, count));
  }

  /** The rows at these positions, in this order. */
  public Table select(int[] positions) {
    List<Row> selected = new ArrayList<>(positions.length);
    for (int position : positions) {
      selected.add(rows.get(position));
    }
    return new Table(columns, selected);
  }
}
