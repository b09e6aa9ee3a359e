package org.smalti.tools.layout.grid;

import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;

/**
 * Swaps pairs of items as long as that makes adjacent items more similar. In each round every item tries some cells
 * adjacent to its nearest neighbours and some cells near its own, on all threads, while the board does not change; then
 * the swaps that gain are checked again one after the other and made if they still gain. So the number of threads
 * changes nothing.
 */
final class SwapSearch {
  private static final int TRIES = 6;
  private static final int NEARBY = 3;
  /** The share of the rounds after which no swap may lose anything. */
  private static final double COOLED = 0.9;

  /** A gain smaller than this may be a rounding error; as a share of the largest distance. */
  private static final float ROUNDING = 1e-5f;

  private final Board board;
  private final NeighbourLists neighbourLists;
  private final Workers workers;
  private final long seed;
  private final NeighbourhoodCost places;
  private final float leastGain;
  private final int[] targets;
  private final float[] losses;
  private float temperature;

  SwapSearch(
      Board board,
      FeatureSpace space,
      NeighbourLists neighbourLists,
      DistanceWeights weights,
      Workers workers,
      long seed) {
    this.board = board;
    this.neighbourLists = neighbourLists;
    this.workers = workers;
    this.seed = seed;
    places = new NeighbourhoodCost(board, space, weights);
    leastGain = ROUNDING * places.largest();
    targets = new int[space.count];
    losses = new float[space.count];
  }

  /**
   * Searches for a number of rounds. At first a swap may also lose a little, less and less (simulated annealing), so
   * that the search leaves local optima.
   *
   * @param heat what a swap may lose on average at the beginning, as a share of the mean distance of adjacent items
   */
  void search(int rounds, double heat, Run run) {
    ChunkRanges chunks = new ChunkRanges(targets.length);
    double mean = places.mean();
    double before = places.cost();
    int[] cells = board.cells.clone();
    for (int round = 0; round < rounds; round++) {
      run.throwIfCancelled();
      double left = 1 - round / (COOLED * rounds);
      temperature = (float) (left > 0 ? heat * mean * left * left : 0);
      long roundSeed = seed + round;
      workers.each(chunks.count(), chunk -> propose(chunks, chunk, roundSeed));
      accept();
      run.advance(1);
    }
    // If the cost has not fallen, the new layout is only as good in another order, such as a mirror
    // image: the old one
    // is kept.
    if (places.cost() >= before * (1 - ROUNDING)) {
      for (int item = 0; item < cells.length; item++) {
        board.put(item, cells[item]);
      }
    }
  }

  private void propose(ChunkRanges chunks, int chunk, long roundSeed) {
    var gains = places.new SwapGains();
    for (int item = chunks.from(chunk); item < chunks.to(chunk); item++) {
      targets[item] = Board.NONE;
      if (!board.held[item]) {
        long random = mixed(roundSeed * 0x9E3779B97F4A7C15L + item);
        float best = leastGain;
        for (int i = 0; i < TRIES; i++) {
          random = mixed(random + i);
          int target = i % 3 == 2 ? nearby(item, random) : besideNeighbour(item, random);
          if (target != Board.NONE && allowed(board.cells[item], target)) {
            float loss = temperature * (random >>> 40) * 0x1p-23f;
            float gain = gains.gain(board.cells[item], target, loss) + loss;
            if (gain > best) {
              best = gain;
              targets[item] = target;
              losses[item] = loss;
            }
          }
        }
      }
    }
  }

  private boolean allowed(int cell, int target) {
    int there = board.items[target];
    return target != cell && there != Board.NONE && !board.held[there];
  }

  private int besideNeighbour(int item, long random) {
    long each = neighbourLists.each();
    // The lower of two random ranks, so that nearer neighbours are chosen more often.
    long rank = Math.min((random & 0xffff) * each, (random >>> 16 & 0xffff) * each) >>> 16;
    int one = neighbourLists.of(item, (int) rank);
    return one == Board.NONE
        ? Board.NONE
        : board.near(board.cells[one], (int) (random >>> 40) & Board.DIRECTIONS - 1);
  }

  private int nearby(int item, long random) {
    int side = 2 * NEARBY + 1;
    int x = (int) Math.floorMod(random, (long) side) - NEARBY;
    int y = (int) ((random >>> 33) % side) - NEARBY;
    int cell = board.cells[item];
    return board.at(board.size.x(cell) + x, board.size.y(cell) + y);
  }

  private int accept() {
    var gains = places.new SwapGains();
    int swaps = 0;
    for (int item = 0; item < targets.length; item++) {
      int target = targets[item];
      int cell = board.cells[item];
      if (target != Board.NONE
          && allowed(cell, target)
          && gains.gain(cell, target, losses[item]) + losses[item] > leastGain) {
        places.swap(cell, target);
        swaps++;
      }
    }
    return swaps;
  }

  /** Spreads a number over all bits (Steele, Lea and Flood's SplitMix, 2014). */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
