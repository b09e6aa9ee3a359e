package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.smalti.core.table.GridSize;

/**
 * Cells of a grid whose rows and columns slide by whole cells, in turns. What leaves on one side comes in on the other.
 * Neighbours slide in opposite directions.
 */
final class ShuffledGrid {
  private final GridSize grid;
  /** Of each shuffle: how far each row slides to the right, or each column down, in cells. */
  private final List<int[]> slides = new ArrayList<>();

  ShuffledGrid(GridSize grid) {
    this.grid = grid;
  }

  /** A place in cells, from 0. */
  record Cell(int column, int line) {}

  /** Adds a shuffle: rows first, columns next, and so on; no line slides further than {@code most} cells. */
  void shuffle(int most, RandomGenerator random) {
    boolean byRows = isByRows(slides.size());
    int lines = byRows ? grid.rows() : grid.columns();
    int length = byRows ? grid.columns() : grid.rows();
    int reach = Math.min(most, length / 2);
    int[] slide = new int[lines];
    for (int i = 0; i < lines && reach > 0; i++) {
      int far = (reach + 1) / 2 + random.nextInt(reach - (reach + 1) / 2 + 1);
      slide[i] = i % 2 == 0 ? far : -far;
    }
    slides.add(slide);
  }

  int shuffles() {
    return slides.size();
  }

  /** Whether rows slide in a shuffle, and not columns. */
  boolean isByRows(int shuffle) {
    return shuffle % 2 == 0;
  }

  /** How far what is in a cell before a shuffle slides in it, to the right or down. */
  int slide(Cell before, int shuffle) {
    return slides.get(shuffle)[isByRows(shuffle) ? before.line : before.column];
  }

  /** Where what was in a cell at the beginning is after so many shuffles. */
  Cell after(Cell first, int shuffles) {
    Cell cell = first;
    for (int i = 0; i < shuffles; i++) {
      int slide = slide(cell, i);
      cell = isByRows(i)
          ? new Cell(Math.floorMod(cell.column + slide, grid.columns()), cell.line)
          : new Cell(cell.column, Math.floorMod(cell.line + slide, grid.rows()));
    }
    return cell;
  }

  /** How many cells a row or column has along which a shuffle slides. */
  int length(int shuffle) {
    return isByRows(shuffle) ? grid.columns() : grid.rows();
  }
}
