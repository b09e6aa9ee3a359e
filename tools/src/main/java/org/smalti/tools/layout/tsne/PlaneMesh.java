package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.smalti.core.run.Workers;

/**
 * Points of a plane on a mesh of equal spacing: their charges are spread over the nodes around them by a cubic spline, the forces
 * between the nodes are computed by Fourier transform and read at the points by the same spline (Linderman et al. 2019, with the
 * smooth spline of particle-mesh methods instead of polynomials). Time O(n + nodes · log nodes).
 */
final class PlaneMesh {
  private static final int BAND = 8;
  private static final int CHUNK = 512;

  private final double spacing;
  private final Kernel kernel;
  private final int reach;
  private final Workers workers;
  /** The points in the order of the rows they lie in: number, column, and where between the nodes. */
  private final int[] order;

  private final int[] column;
  private final float[] betweenColumns;
  private final float[] betweenRows;
  private final int[] row;
  private int columns;
  private int rows;
  private int[] starts = new int[0];
  private float[][] charges = new float[0][0];
  private @Nullable PlaneConvolution convolution;

  /**
   * @param reach how many nodes two points may be apart until their force counts as none; what is farther apart than that may meet
   *     around the mesh's edge. 0 if there is no such distance.
   */
  PlaneMesh(int count, double spacing, Kernel kernel, int reach, Workers workers) {
    this.spacing = spacing;
    this.kernel = kernel;
    this.reach = reach;
    this.workers = workers;
    order = new int[count];
    row = new int[count];
    column = new int[count];
    betweenColumns = new float[count];
    betweenRows = new float[count];
  }

  /** Takes the places of the points, all within {@code box}; for one thread. */
  void place(double[] points, Box box) {
    columns = nodes(box.width()) + 1 & ~1;
    rows = nodes(box.height());
    sort(points, box);
  }

  /** Adds the forces on the placed points to {@code forces} and gives the sum of all weights, each point with itself included. */
  double push(double[] forces) {
    PlaneConvolution ready = convolution();
    spread();
    double sum = ready.push(charges, columns, rows);
    gather(ready, forces);
    return sum;
  }

  /** How many nodes so wide a range needs, with those that the spline touches beyond it. */
  private int nodes(double range) {
    return (int) (range / spacing) + CubicSpline.NODES;
  }

  private PlaneConvolution convolution() {
    int width = ColumnTransform.friendly(columns + (reach == 0 ? columns : reach));
    int height = ColumnTransform.friendly(rows + (reach == 0 ? rows : reach));
    PlaneConvolution ready = convolution;
    if (ready == null || ready.width != width || ready.height != height) {
      convolution = null; // before the next one takes its memory
      ready = new PlaneConvolution(width, height, spacing, kernel, workers);
      convolution = ready;
      charges = new float[height][width];
    }
    return ready;
  }

  private void sort(double[] points, Box box) {
    starts = starts.length > rows ? starts : new int[2 * rows + 1];
    Arrays.fill(starts, 0);
    for (int i = 0; i < row.length; i++) {
      row[i] = (int) ((points[2 * i + 1] - box.y()) / spacing);
      starts[row[i] + 1]++;
    }
    for (int y = 0; y < rows; y++) {
      starts[y + 1] += starts[y];
    }
    for (int i = 0; i < row.length; i++) {
      int to = starts[row[i]]++;
      double x = (points[2 * i] - box.x()) / spacing;
      double y = (points[2 * i + 1] - box.y()) / spacing;
      order[to] = i;
      column[to] = (int) x;
      betweenColumns[to] = (float) (x - column[to]);
      betweenRows[to] = (float) (y - row[i]);
    }
    System.arraycopy(starts, 0, starts, 1, rows);
    starts[0] = 0;
  }

  /** Neighbouring bands touch the same rows, so every other one is done at a time: the order of sums is always the same. */
  private void spread() {
    int bands = (rows + BAND - 1) / BAND;
    workers.each(bands, band -> {
      for (int y = band * BAND; y < Math.min(rows, (band + 1) * BAND); y++) {
        Arrays.fill(charges[y], 0, columns, 0);
      }
    });
    for (int parity = 0; parity < 2; parity++) {
      int first = parity;
      workers.each((bands - parity + 1) / 2, turn -> {
        int from = (2 * turn + first) * BAND;
        float[] weights = new float[2 * CubicSpline.NODES];
        for (int y = from; y < Math.min(rows, from + BAND); y++) {
          spreadRow(y, weights);
        }
      });
    }
  }

  private void spreadRow(int y, float[] weights) {
    for (int s = starts[y]; s < starts[y + 1]; s++) {
      CubicSpline.weights(betweenColumns[s], weights, 0);
      CubicSpline.weights(betweenRows[s], weights, CubicSpline.NODES);
      int x = column[s];
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

  private void gather(PlaneConvolution from, double[] forces) {
    workers.each((order.length + CHUNK - 1) / CHUNK, chunk -> {
      float[] weights = new float[2 * CubicSpline.NODES];
      for (int s = chunk * CHUNK; s < Math.min(order.length, (chunk + 1) * CHUNK); s++) {
        CubicSpline.weights(betweenColumns[s], weights, 0);
        CubicSpline.weights(betweenRows[s], weights, CubicSpline.NODES);
        int x = column[s];
        int y = row[order[s]];
        float fx = 0;
        float fy = 0;
        for (int dy = 0; dy < CubicSpline.NODES; dy++) {
          float weight = weights[CubicSpline.NODES + dy];
          float[] nodes = from.forcesAcross(y + dy);
          fx += weight
              * (weights[0] * nodes[x]
                  + weights[1] * nodes[x + 1]
                  + weights[2] * nodes[x + 2]
                  + weights[3] * nodes[x + 3]);
          nodes = from.forcesDown(y + dy);
          fy += weight
              * (weights[0] * nodes[x]
                  + weights[1] * nodes[x + 1]
                  + weights[2] * nodes[x + 2]
                  + weights[3] * nodes[x + 3]);
        }
        forces[2 * order[s]] += fx;
        forces[2 * order[s] + 1] += fy;
      }
    });
  }

  /** The rectangle that the points lie in. */
  record Box(double x, double y, double width, double height) {
    static Box of(double[] points) {
      double left = Double.POSITIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < points.length; i += 2) {
        left = Math.min(left, points[i]);
        right = Math.max(right, points[i]);
        top = Math.min(top, points[i + 1]);
        bottom = Math.max(bottom, points[i + 1]);
      }
      return new Box(left, top, right - left, bottom - top);
    }
  }
}
