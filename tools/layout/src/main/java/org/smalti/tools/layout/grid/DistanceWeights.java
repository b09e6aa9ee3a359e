package org.smalti.tools.layout.grid;

/**
 * The weights of the items around a cell when a layout is improved, by their distance on the board: the derivative of
 * DPQ16 with respect to the distance in feature space, and a little more for the four adjacent cells, since the least
 * similar of them would have hardly any weight otherwise. The most similar adjacent item has weight 1.
 */
final class DistanceWeights {
  /** What is added to the weight of each of the four adjacent cells. */
  private static final double EVENLY = 0.06;

  /** Stands for the distance to an empty cell. */
  static final float ABSENT = Float.MAX_VALUE;

  private final float[] beside = new float[Board.DIRECTIONS];
  private final byte[] across;
  private final byte[] down;
  private final float[] farther;

  private DistanceWeights(int most) {
    across = new byte[most];
    down = new byte[most];
    farther = new float[most];
  }

  /** @param squared the square of the distance beyond which cells don't count */
  static DistanceWeights of(DistanceProfile profile, int squared) {
    double[] slopes = profile.slopes();
    double[] byRank = new double[Math.max(slopes.length, 4 * squared + 8)];
    double sum = 0;
    for (int k = slopes.length - 1; k >= 0; k--) {
      sum += slopes[k];
      byRank[k] = sum;
    }
    CellOffsets rings = CellOffsets.of(squared);
    int besides = rings.end(0);
    DistanceWeights weights = new DistanceWeights(rings.end(rings.count() - 1) - besides);
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

  /**
   * The weighted sum of the distances to the four adjacent cells, sorted, the smallest first; {@link #ABSENT} counts 0.
   */
  float beside(float a, float b, float c, float d) {
    // The bits of non-negative floats have the order of the floats, and integers are compared
    // faster.
    int first = Float.floatToRawIntBits(a);
    int second = Float.floatToRawIntBits(b);
    int third = Float.floatToRawIntBits(c);
    int fourth = Float.floatToRawIntBits(d);
    int low1 = Math.min(first, second);
    int high1 = Math.max(first, second);
    int low2 = Math.min(third, fourth);
    int high2 = Math.max(third, fourth);
    int middle1 = Math.max(low1, low2);
    int middle2 = Math.min(high1, high2);
    return weighted(0, Math.min(low1, low2))
        + weighted(1, Math.min(middle1, middle2))
        + weighted(2, Math.max(middle1, middle2))
        + weighted(3, Math.max(high1, high2));
  }

  private float weighted(int rank, int bits) {
    float distance = Float.intBitsToFloat(bits);
    return distance == ABSENT ? 0 : beside[rank] * distance;
  }

  /** How many cells beyond the adjacent ones have a weight. */
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
