package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Workers;

/**
 * The mean distance in feature space from an item to its k nearest, for k = 1, 2, 3, …, averaged over all items.
 *
 * @param laid by k − 1: to the k nearest on the board; of equally near ones the most similar come first
 * @param best by k − 1: to the k nearest in feature space; no board can do better
 * @param mean of all pairs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DistanceProfile(double[] laid, double[] best, double mean) {
  /**
   * DPQ16 depends almost only on the first ranks: all 16,383 ranks instead of these change the fourth decimal at most.
   */
  static final int RANKS = 1024;

  private static final int POWER = 16;
  private static final int LEAST_PART = 512;

  /**
   * Measures a board.
   *
   * @param ranks how many others of each item count, at most
   * @param most the largest number of distances that are computed; if all items would need more, an evenly spaced part
   *     of them is measured
   */
  static DistanceProfile of(
      Board board, AllDistances distances, int ranks, long most, Workers workers) {
    int count = board.cells.length;
    int part = (int) Math.min(count, Math.max(LEAST_PART, most / count));
    var measuring = new Measuring(board, distances, Math.min(count - 1, ranks), part);
    ChunkRanges chunks = new ChunkRanges(part);
    double[][] sums = new double[chunks.count()][];
    workers.each(
        chunks.count(),
        chunk -> sums[chunk] = measuring.sums(chunks.from(chunk), chunks.to(chunk)));
    // In the order of the chunks, so that rounding is the same at any number of threads.
    double[] means = new double[sums[0].length];
    for (double[] sum : sums) {
      for (int k = 0; k < means.length; k++) {
        means[k] += sum[k] / part;
      }
    }
    int half = means.length / 2;
    return new DistanceProfile(
        Arrays.copyOf(means, half), Arrays.copyOfRange(means, half, 2 * half), means[2 * half]);
  }

  /** DPQ16; 1 if all items are alike. */
  double dpq() {
    double ideal = norm(best);
    return ideal > 0 ? norm(laid) / ideal : 1;
  }

  /**
   * The derivative of DPQ16 with respect to the sum of the first k distances of all items, up to a common factor and
   * the sign; by k − 1.
   */
  double[] slopes() {
    double[] slopes = new double[laid.length];
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = Math.pow(gain(laid[k]), POWER - 1) / (k + 1);
    }
    return slopes;
  }

  private double norm(double[] distances) {
    double sum = 0;
    for (double distance : distances) {
      sum += Math.pow(gain(distance), POWER);
    }
    return Math.pow(sum, 1.0 / POWER);
  }

  /** How much smaller a distance is than the mean of all pairs, as a share of that mean. */
  private double gain(double distance) {
    return mean > 0 ? Math.max(0, (mean - distance) / mean) : 0;
  }

  private record Measuring(
      Board board, AllDistances distances, CellOffsets rings, int ranks, int part) {
    Measuring(Board board, AllDistances distances, int ranks, int part) {
      this(
          board,
          distances,
          CellOffsets.of(board.size, board.wrap, ranks + board.size.cells() - board.cells.length),
          ranks,
          part);
    }

    /** Sums over the items of a range: of their laid profiles, their best profiles, and their mean distances. */
    double[] sums(int from, int to) {
      int count = board.cells.length;
      double[] sums = new double[2 * ranks + 1];
      float[] all = new float[count];
      for (int i = from; i < to; i++) {
        CancelledException.throwIfInterrupted();
        int item = (int) ((2L * i + 1) * count / (2L * part));
        double mean = distances.from(item, all);
        sums[2 * ranks] += mean;
        addMeans(around(item, all, (float) mean), sums, 0);
        addMeans(SmallestDistances.of(all, item, ranks), sums, ranks);
      }
      return sums;
    }

    /**
     * The distances to the items around an item, the nearest on the board first, of equally near ones the most similar
     * first. Beyond the largest ring the mean is filled in.
     */
    private float[] around(int item, float[] all, float mean) {
      int x = board.size.x(board.cells[item]);
      int y = board.size.y(board.cells[item]);
      float[] found = new float[ranks + rings.largest()];
      int size = 0;
      for (int ring = 0; ring < rings.count() && size < ranks; ring++) {
        int begin = size;
        for (int step = rings.begin(ring); step < rings.end(ring); step++) {
          int cell = board.at(x + rings.across(step), y + rings.down(step));
          if (cell != Board.NONE && board.items[cell] != Board.NONE) {
            found[size++] = all[board.items[cell]];
          }
        }
        Arrays.sort(found, begin, size);
      }
      if (size < ranks) {
        Arrays.fill(found, size, ranks, mean);
      }
      return Arrays.copyOf(found, ranks);
    }

    /** Adds the running means: of the first value, the first two, … */
    private static void addMeans(float[] values, double[] sums, int at) {
      double sum = 0;
      for (int k = 0; k < values.length; k++) {
        sum += values[k];
        sums[at + k] += sum / (k + 1);
      }
    }
  }
}
