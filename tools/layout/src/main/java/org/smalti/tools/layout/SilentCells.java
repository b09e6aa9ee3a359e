package org.smalti.tools.layout;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/**
 * The samples of silent films, which no sound can place: they lie around the others, in the free cells that are nearest
 * to the middle, film by film and in the order of time around it. Where cells are few, those get one in which most
 * moves.
 */
final class SilentCells {
  private final Table table;
  private final BitSet rows;

  private SilentCells(Table table, BitSet rows) {
    this.table = table;
    this.rows = rows;
  }

  /** @param placed whether a row is placed by what it has in common with others, silent or not */
  static SilentCells of(Table table, IntPredicate placed) {
    BitSet rows = new BitSet();
    IntStream.range(0, table.size())
        .filter(i -> Sample.isSilent(table.row(i)) && !placed.test(i))
        .forEach(rows::set);
    return new SilentCells(table, rows);
  }

  boolean has(int row) {
    return rows.get(row);
  }

  int count() {
    return rows.cardinality();
  }

  /** Whether there are no other rows. */
  boolean isAll() {
    return count() == table.size();
  }

  /** Adds the cells of silent rows to those that are taken. */
  void place(GridSize size, Map<Integer, Integer> cellOfRow, CommandContext run) {
    if (rows.isEmpty()) {
      return;
    }
    Set<Integer> taken = new HashSet<>(cellOfRow.values());
    Comparator<Integer> nearest = Comparator.comparingDouble(cell -> away(size, cell));
    List<Integer> cells = IntStream.range(0, size.cells())
        .boxed()
        .filter(cell -> !taken.contains(cell))
        .sorted(nearest)
        .limit(count())
        .sorted(
            Comparator.<Integer>comparingDouble(cell -> angle(size, cell)).thenComparing(nearest))
        .toList();
    List<Integer> ordered = rows.stream()
        .boxed()
        .sorted(Comparator.comparingDouble(this::stillness))
        .limit(cells.size())
        .sorted(Comparator.comparing(this::filename).thenComparingDouble(this::start))
        .collect(Collectors.toList());
    for (int i = 0; i < ordered.size(); i++) {
      cellOfRow.put(ordered.get(i), cells.get(i));
    }
    String left = ordered.size() == count()
        ? ""
        : String.format(
            Locale.ROOT,
            "; %,d more find no free cell, a larger --grid has some",
            count() - ordered.size());
    run.say(String.format(
        Locale.ROOT, "%,d samples of silent films lie around the others%s", ordered.size(), left));
  }

  private double stillness(int row) {
    return -table.row(row).number(Sample.POWER, 0);
  }

  private String filename(int row) {
    return table.row(row).text(Sample.FILENAME, "");
  }

  private double start(int row) {
    Row cells = table.row(row);
    return cells.number(Sample.START, 0);
  }

  /** From the middle, where half the grid is 1. */
  private static double away(GridSize size, int cell) {
    return Math.max(
        Math.abs(2.0 * size.x(cell) + 1 - size.columns()) / size.columns(),
        Math.abs(2.0 * size.y(cell) + 1 - size.rows()) / size.rows());
  }

  private static double angle(GridSize size, int cell) {
    return Math.atan2(
        2.0 * size.y(cell) + 1 - size.rows(), 2.0 * size.x(cell) + 1 - size.columns());
  }
}
