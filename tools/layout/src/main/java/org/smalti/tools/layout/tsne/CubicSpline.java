package org.smalti.tools.layout.tsne;

/** The cubic B-spline on a mesh of unit spacing: how much of a point belongs to each of the four nodes around it. */
final class CubicSpline {
  /** How many nodes a point touches. */
  static final int NODES = 4;

  private CubicSpline() {}

  /**
   * Fills {@code weights} from {@code at} with the shares of the nodes −1, 0, 1, 2; their sum is 1.
   *
   * @param t where the point is between the nodes 0 and 1
   */
  static void weights(float t, float[] weights, int at) {
    float s = 1 - t;
    weights[at] = s * s * s * (1 / 6f);
    weights[at + 1] = (3 * t * t * t - 6 * t * t + 4) * (1 / 6f);
    weights[at + 2] = (3 * s * s * s - 6 * s * s + 4) * (1 / 6f);
    weights[at + 3] = t * t * t * (1 / 6f);
  }

  /**
   * The factor by which a wave of {@code frequency} periods per {@code size} nodes is attenuated when it is spread to
   * the nodes, or read from them; chosen so that the forces between points have the least mean square error over all
   * positions between the nodes (Hockney and Eastwood 1988, for a kernel without finer detail than the nodes can
   * carry).
   */
  static double response(int frequency, int size) {
    double turn = 2 * Math.PI * Math.min(frequency, size - frequency) / size;
    double sinc = turn == 0 ? 1 : Math.sin(turn / 2) / (turn / 2);
    double squares =
        (2416 + 2382 * Math.cos(turn) + 240 * Math.cos(2 * turn) + 2 * Math.cos(3 * turn)) / 5040;
    return squares / Math.pow(sinc, 4);
  }
}
