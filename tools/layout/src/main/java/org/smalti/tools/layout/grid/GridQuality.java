package org.smalti.tools.layout.grid;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.smalti.core.run.Workers;
import org.smalti.core.table.GridSize;
import org.smalti.tools.layout.vector.Vectors;

/**
 * How well a grid keeps similar samples together: the distance preservation quality DPQ16 of Barthel, Hezel, Jung and
 * Schall (2022), and the mean distance in feature space of adjacent samples. DPQ16 counts, of cells at equal distance,
 * the one with the most similar sample first, so a random grid has more than 0; therefore both figures come with those
 * of a random order.
 *
 * @param dpq DPQ16, at most 1
 * @param neighbours mean Euclidean distance of samples in cells that share an edge; NaN if there are none
 * @param dpqByChance of a random order of the same samples
 * @param neighboursByChance mean distance of all pairs
 */
public record GridQuality(
    double dpq, double neighbours, double dpqByChance, double neighboursByChance) {
  /** All of up to 11,585 samples are measured, of more only a part. */
  private static final long MOST_DISTANCES = 1L << 27;

  /**
   * Measures a grid. Of many samples, DPQ16 is estimated.
   *
   * @param cells of the samples
   * @param wrap whether opposite edges touch
   */
  public static GridQuality of(
      GridSize size, boolean wrap, int[] cells, Vectors vectors, int threads) {
    return new Evaluation(size, wrap, cells, vectors, DistanceProfile.RANKS, MOST_DISTANCES)
        .measure(threads);
  }

  /**
   * The same from all pairs, however many there are; the time grows at least with the square of the number of samples.
   */
  public static GridQuality exactly(
      GridSize size, boolean wrap, int[] cells, Vectors vectors, int threads) {
    return new Evaluation(size, wrap, cells, vectors, cells.length, Long.MAX_VALUE)
        .measure(threads);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Evaluation(
      GridSize size, boolean wrap, int[] cells, Vectors vectors, int ranks, long most) {
    GridQuality measure(int threads) {
      int count = cells.length;
      GridBoundingBox area = GridBoundingBox.of(size, wrap, cells);
      int[] used = area.inside(cells);
      Board board = new Board(area.size(), area.wrap(), used, new boolean[count]);
      double beside = beside(board, new FeatureSpace(vectors));
      if (count < 2) {
        return new GridQuality(1, beside, 1, beside);
      }
      Board shuffled = new Board(area.size(), area.wrap(), shuffled(used), new boolean[count]);
      AllDistances distances = new AllDistances(vectors);
      try (Workers workers = new Workers(threads)) {
        DistanceProfile laid = DistanceProfile.of(board, distances, ranks, most, workers);
        DistanceProfile chance = DistanceProfile.of(shuffled, distances, ranks, most / 8, workers);
        return new GridQuality(laid.dpq(), beside, chance.dpq(), laid.mean());
      }
    }
  }

  /** {@code DPQ16 0.893 (0.262 by chance), neighbours 2.34 apart (5.96 by chance)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "DPQ16 %.4f (%.4f by chance), neighbours %.4g apart (%.4g by chance)",
        dpq,
        dpqByChance,
        neighbours,
        neighboursByChance);
  }

  private static double beside(Board board, FeatureSpace space) {
    double sum = 0;
    long pairs = 0;
    for (int item = 0; item < board.cells.length; item++) {
      for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
        int cell = board.near(board.cells[item], direction);
        if (cell != Board.NONE) {
          sum += space.distance(item, board.items[cell]);
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static int[] shuffled(int[] cells) {
    int[] shuffled = cells.clone();
    Arrays.sort(shuffled);
    Random random = new Random(16);
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = moved;
    }
    return shuffled;
  }
}
