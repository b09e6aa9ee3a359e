package org.smalti.tools.layout.grid;

/**
 * How much an item that lies so and so far away counts when a layout is improved: as much as DPQ16 grows when it becomes more
 * alike, to first order, and beside a cell a little more, as hardly any weight is on the least alike of the four otherwise. The
 * most alike of those beside a cell counts 1.
 */
final class Weights {
  /** What each of the four beside a cell counts in addition. */
  private static final double EVENLY = 0.06;

  private final float[] beside = new float[Board.DIRECTIONS];
  private final byte[] across;
  private final byte[] down;
  private final float[] farther;

  private Weights(int most) {
    across = new byte[most];
    down = new byte[most];
    farther = new float[most];
  }

  /** @param squared the square of the distance beyond which cells don't count */
  static Weights of(Profile profile, int squared) {
    double[] slopes = profile.slopes();
    double[] byRank = new double[Math.max(slopes.length, 4 * squared + 8)];
    double sum = 0;
    for (int k = slopes.length - 1; k >= 0; k--) {
      sum += slopes[k];
      byRank[k] = sum;
    }
    Rings rings = Rings.of(squared);
    int besides = rings.end(0);
    Weights weights = new Weights(rings.end(rings.count() - 1) - besides);
    for (int i = 0; i < Board.DIRECTIONS; i++) {
      weights.beside[i] = (float) ((sum > 0 ? byRank[i] / sum : 1) + EVENLY);
    }
    for (int ring = 1; ring < rings.count(); ring++) {
      double mean = 0;
      int begin = rings.begin(ring);
      int end = rings.end(ring);
      for (int rank = begin; rank < end; rank++) {
        mean += sum > 0 ? byRank[rank] / sum / (end - begin) : 0;
      }
      for (int step = begin; step < end; step++) {
        weights.across[step - besides] = (byte) rings.across(step);
        weights.down[step - besides] = (byte) rings.down(step);
        weights.farther[step - besides] = (float) mean;
      }
    }
    return weights;
  }

  /** Of the {@code rank}-th alike of the items beside a cell, from 0. */
  float beside(int rank) {
    return beside[rank];
  }

  /** How many cells farther away count. */
  int steps() {
    return farther.length;
  }

  int across(int step) {
    return across[step];
  }

  int down(int step) {
    return down[step];
  }

  float farther(int step) {
    return farther[step];
  }
}
