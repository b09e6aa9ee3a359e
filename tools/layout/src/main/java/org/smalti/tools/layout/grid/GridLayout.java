package org.smalti.tools.layout.grid;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.smalti.core.run.RunFactory;
import org.smalti.core.table.GridSize;

/**
 * Lays items out on a grid: if there are fewer items than cells, the empty cells are at the edge. Equal items give an
 * equal layout, in whatever order they come and however many threads work.
 *
 * @param wrap whether the left edge touches the right one, and the top the bottom
 */
public record GridLayout(GridSize size, GridMethod method, boolean wrap) {
  /** The usual method, on a grid that ends at its edges. */
  public static GridLayout of(GridSize size) {
    return new GridLayout(size, GridMethod.AUTO, false);
  }

  /**
   * The cell of each item, numbered row by row, all different: with as many threads as there are processors.
   *
   * @throws IllegalArgumentException if there are more items than cells, or two are fixed to one
   */
  public int[] place(GridItems items) {
    return place(items, Runtime.getRuntime().availableProcessors(), RunFactory.silent());
  }

  /**
   * The cell of each item, numbered row by row, all different.
   *
   * @throws IllegalArgumentException if there are more items than cells, or two are fixed to one
   */
  public int[] place(GridItems items, int threads, RunFactory stages) {
    int[] order = IntStream.range(0, items.count())
        .boxed()
        .sorted(items::compare)
        .mapToInt(Integer::intValue)
        .toArray();
    int[] start = start(items.select(order));
    // Numbered in the order of their cells, items that are near on the board are near in memory.
    int[] byCell = IntStream.range(0, start.length)
        .boxed()
        .sorted(Comparator.comparingInt(i -> start[i]))
        .mapToInt(Integer::intValue)
        .toArray();
    int[] numbered = Arrays.stream(byCell).map(i -> order[i]).toArray();
    int[] cells = Arrays.stream(byCell).map(i -> start[i]).toArray();
    if (method.improved() && cells.length > 1) {
      GridBoundingBox area = GridBoundingBox.of(size, wrap, cells);
      int[] better = new LayoutImprovement(area.size(), area.wrap(), items.select(numbered))
          .of(area.inside(cells), threads, stages);
      cells = area.outside(better);
    }
    int[] placed = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      placed[numbered[i]] = cells[i];
    }
    return placed;
  }

  /** The first layout: fixed items on their cells, the others by their places. */
  private int[] start(GridItems items) {
    int[] free = IntStream.range(0, items.count())
        .filter(i -> items.fixed()[i] == Board.NONE)
        .toArray();
    int[] cells = items.fixed().clone();
    int[] assigned = method
        .make()
        .assign(
            Arrays.stream(free).mapToDouble(i -> items.x()[i]).toArray(),
            Arrays.stream(free).mapToDouble(i -> items.y()[i]).toArray(),
            freeCells(items.fixed(), free.length),
            size);
    for (int i = 0; i < free.length; i++) {
      cells[free[i]] = assigned[i];
    }
    return cells;
  }

  /** As many cells in the middle as there are free items, without those that an item is fixed to. */
  private int[] freeCells(int[] fixed, int wanted) {
    Set<Integer> taken = new HashSet<>();
    for (int cell : fixed) {
      if (cell != Board.NONE && !taken.add(cell)) {
        throw new IllegalArgumentException("two items for cell " + cell);
      }
    }
    int sought = wanted;
    while (true) {
      int[] free = Arrays.stream(CentredCells.of(size, sought))
          .filter(cell -> !taken.contains(cell))
          .toArray();
      if (free.length >= wanted) {
        return Arrays.copyOf(free, wanted);
      }
      sought += wanted - free.length;
    }
  }
}
