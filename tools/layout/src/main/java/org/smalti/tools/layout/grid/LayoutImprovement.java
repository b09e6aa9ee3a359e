package org.smalti.tools.layout.grid;

import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.core.table.GridSize;

/**
 * Improves a layout in feature space: first linear assignment sorting, for the large structure, then swaps of two
 * items, for adjacent cells.
 */
record LayoutImprovement(GridSize size, boolean wrap, GridItems items) {
  private static final long SEED = 5;
  /**
   * The first radius of sorting where the places are trusted, as a share of the longer side; {@link #NEAREST} and
   * {@link #FARTHEST} bound it, in cells.
   */
  private static final double NEAR = 0.06;

  private static final double NEAREST = 2;
  private static final double FARTHEST = 4;
  private static final double LAST = 0.5;
  private static final int NEIGHBOURS = 12;
  private static final int RANKS = 1024;
  private static final long PROFILED = 1L << 19;

  /**
   * How much is computed. A small map gets more for each item.
   *
   * @param group of linear assignment sorting
   * @param decay of its radius from pass to pass
   * @param far its first radius where the places are only a rough guess, as a share of the longer side
   * @param reach squared, in cells: items farther away do not count when two are swapped
   * @param heat the temperature at which the annealing of swaps begins
   */
  private record Effort(int group, double decay, double far, int reach, int rounds, double heat) {
    private static final int FEW = 1500;

    static Effort of(int count) {
      return count <= FEW
          ? new Effort(576, 0.95, 0.5, 18, 150, 0.5)
          : new Effort(81, 0.9, 0.35, 8, 300, 0.2);
    }
  }

  /** @param cells of the items; those of items that are not fixed change */
  int[] of(int[] cells, int threads, RunFactory stages) {
    boolean[] held = new boolean[cells.length];
    boolean someHeld = false;
    for (int i = 0; i < held.length; i++) {
      held[i] = items.fixed()[i] != Board.NONE;
      someHeld |= held[i];
    }
    var space = new FeatureSpace(items.vectors());
    // Too large a grid is reported before the board takes its memory.
    BoxFilter.numbers(size, space);
    var board = new Board(size, wrap, cells, held);
    Effort effort = Effort.of(cells.length);
    double[] radii = LinearSorting.radii(first(effort.far, someHeld), LAST, effort.decay);
    int steps = radii.length + NeighbourLists.ROUNDS + effort.rounds;
    try (Workers workers = new Workers(threads);
        Run run = stages.begin("grid", steps, Unit.STEPS)) {
      new LinearSorting(board, space, effort.group, workers, SEED).sort(radii, run);
      NeighbourLists neighbourLists = NeighbourLists.find(board, space, NEIGHBOURS, workers, run);
      DistanceProfile profile =
          DistanceProfile.of(board, new AllDistances(items.vectors()), RANKS, PROFILED, workers);
      DistanceWeights weights = DistanceWeights.of(profile, effort.reach);
      new SwapSearch(board, space, neighbourLists, weights, workers, SEED)
          .search(effort.rounds, effort.heat, run);
    }
    return board.cells;
  }

  private double first(double far, boolean someHeld) {
    int side = Math.max(size.columns(), size.rows());
    return items.rough() || wrap || someHeld
        ? Math.max(NEAREST, far * side)
        : Math.max(NEAREST, Math.min(FARTHEST, NEAR * side));
  }
}
