package org.smalti.tools.layout.grid;

/**
 * How much an item that lies so and so far away counts when a layout is improved: as much as DPQ16 grows when it becomes more
 * alike, to first order, and beside a cell a little more, as hardly any weight is on the least alike of the four otherwise. The
 * most alike of those beside a cell counts 1.
 */
final class DistanceWeights {
  /** What each of the four beside a cell counts in addition. */
  private static final double EVENLY = 0.06;

  /** The distance of an item that isn't there. */
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

  /** The weighted sum of the distances to the four beside a cell, the smallest first; what is {@link #ABSENT} doesn't count. */
  float beside(float a, float b, float c, float d) {
    // Floats that are not negative are ordered as their bits are, and integers are compared faster.
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
