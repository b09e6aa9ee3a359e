package org.smalti.tools.layout.tsne;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smalti.core.run.Workers;

/**
 * Points of a plane on a mesh of equal spacing: their charges are spread over the nodes around them by a cubic spline,
 * the forces between the nodes are computed by Fourier transform and read at the points by the same spline (Linderman
 * et al. 2019, with the smooth spline of particle-mesh methods instead of polynomials). Time O(n + nodes · log nodes).
 *
 * <p>After {@link #begin}, {@link #spread}, {@link #goDown}, {@link #goAcross}, {@link #comeUp} and {@link #gather} are
 * steps that follow each other; the parts of each may be done at the same time.
 */
final class PlaneMesh {
  private static final int BAND = 8;

  private final PlaneOrder points;
  private final int shift;
  private final int mask;
  private final float scale;
  private final Kernel kernel;
  private final int reach;
  private final Workers workers;
  private int columns;
  private int rows;
  private float[][] charges = new float[0][0];
  private @Nullable PlaneConvolution convolution;

  /**
   * @param shift log2 of the ratio of this mesh's spacing to that of {@code points}
   * @param reach the distance in nodes from which on a force counts as 0, so that the circular convolution needs no
   *     more padding than that; 0 if there is no such distance
   */
  PlaneMesh(PlaneOrder points, int shift, Kernel kernel, int reach, Workers workers) {
    this.points = points;
    this.shift = shift;
    mask = (1 << shift) - 1;
    scale = 1f / (1 << shift);
    this.kernel = kernel;
    this.reach = reach;
    this.workers = workers;
  }

  /** Makes the mesh as large as the points need. */
  void begin() {
    columns = (nodes(points.columns) + 1) & ~1;
    rows = nodes(points.rows);
    int width = ColumnTransform.friendly(columns + (reach == 0 ? columns : reach));
    int height = ColumnTransform.friendly(rows + (reach == 0 ? rows : reach));
    if (convolution == null || convolution.width != width || convolution.height != height) {
      convolution = null; // before the next one takes its memory
      convolution =
          new PlaneConvolution(width, height, PlaneOrder.SPACING / scale, kernel, workers);
      charges = new float[height][width];
    }
  }

  /** How many nodes cover this many nodes of the finest mesh, with those beyond the edge that the spline touches. */
  private int nodes(int cells) {
    return ((cells - 1) >> shift) + CubicSpline.NODES;
  }

  int evenBands() {
    return ((rows + BAND - 1) / BAND + 1) / 2;
  }

  int oddBands() {
    return (rows + BAND - 1) / BAND / 2;
  }

  int downParts() {
    return ready().downParts(columns);
  }

  int acrossParts() {
    return ready().acrossParts();
  }

  int upParts() {
    return ready().upParts(columns);
  }

  /**
   * Adjacent bands add to the same rows, so even and odd bands are separate steps: the order of summation is always the
   * same.
   */
  void spreadEven(int part) {
    spread(2 * part);
  }

  void spreadOdd(int part) {
    spread(2 * part + 1);
  }

  void goDown(int part) {
    ready().goDown(part, charges, columns, rows);
  }

  void goAcross(int part) {
    ready().goAcross(part, columns);
  }

  void comeUp(int part) {
    ready().comeUp(part, columns);
  }

  /** The sum of all weights, each point with itself included. */
  double sum() {
    return ready().sum();
  }

  /** Adds the forces on the points that stand from {@code from} to before {@code to} in order. */
  void gather(int from, int to, double[] forces) {
    PlaneConvolution field = ready();
    float[] weights = new float[2 * CubicSpline.NODES];
    for (int s = from; s < to; s++) {
      int x = weigh(s, weights);
      int y = points.row[s] >> shift;
      float fx = 0;
      float fy = 0;
      for (int dy = 0; dy < CubicSpline.NODES; dy++) {
        float weight = weights[CubicSpline.NODES + dy];
        float[] nodes = field.forcesAcross(y + dy);
        fx += weight
            * (weights[0] * nodes[x]
                + weights[1] * nodes[x + 1]
                + weights[2] * nodes[x + 2]
                + weights[3] * nodes[x + 3]);
        nodes = field.forcesDown(y + dy);
        fy += weight
            * (weights[0] * nodes[x]
                + weights[1] * nodes[x + 1]
                + weights[2] * nodes[x + 2]
                + weights[3] * nodes[x + 3]);
      }
      forces[2 * points.order[s]] += fx;
      forces[2 * points.order[s] + 1] += fy;
    }
  }

  private void spread(int band) {
    float[] weights = new float[2 * CubicSpline.NODES];
    int end = points.start(((band + 1) * BAND) << shift);
    for (int s = points.start((band * BAND) << shift); s < end; s++) {
      int x = weigh(s, weights);
      int y = points.row[s] >> shift;
      for (int dy = 0; dy < CubicSpline.NODES; dy++) {
        float[] nodes = charges[y + dy];
        float weight = weights[CubicSpline.NODES + dy];
        nodes[x] += weight * weights[0];
        nodes[x + 1] += weight * weights[1];
        nodes[x + 2] += weight * weights[2];
        nodes[x + 3] += weight * weights[3];
      }
    }
  }

  /**
   * Fills in the shares of the nodes that a point touches, across and down, and gives the column of the first of them.
   */
  private int weigh(int s, float[] weights) {
    float across = ((points.column[s] & mask) + points.betweenColumns[s]) * scale;
    float down = ((points.row[s] & mask) + points.betweenRows[s]) * scale;
    CubicSpline.weights(across, weights, 0);
    CubicSpline.weights(down, weights, CubicSpline.NODES);
    return points.column[s] >> shift;
  }

  private PlaneConvolution ready() {
    return Objects.requireNonNull(convolution);
  }
}
