package org.smalti.tools.layout.tsne;

import be.tarsos.dsp.util.fft.FloatFFT;
import java.util.Arrays;
import org.smalti.core.run.Workers;

/**
 * Repulsion on a line, with a mesh like that of {@link PlaneMesh} in a plane; here nodes cost little, so they are
 * dense.
 */
final class LineRepulsion implements Repulsion {
  private static final double SPACING = 0.25;
  private static final int CHUNK = 1024;
  private static final Kernel KERNEL = new Kernel(1, Double.POSITIVE_INFINITY);

  private final int count;
  private final Workers workers;
  private final int[] cells;
  private final float[] between;
  /**
   * Charges of the nodes, then their spectrum, then forces; twice as many nodes as the points need, since the
   * convolution is circular.
   */
  private float[] nodes = new float[0];
  /** Spectra of the kernel: of the force, divided by i, and of the weight. */
  private float[] force = new float[0];

  private float[] weight = new float[0];
  private FloatFFT transform = new FloatFFT(2);

  LineRepulsion(int count, Workers workers) {
    this.count = count;
    this.workers = workers;
    cells = new int[count];
    between = new float[count];
  }

  @Override
  public double push(double[] points, double[] forces) {
    double low = Arrays.stream(points).min().orElse(0);
    double high = Arrays.stream(points).max().orElse(0);
    int used = (int) ((high - low) / SPACING) + CubicSpline.NODES;
    prepare(ColumnTransform.friendly(2 * used));
    Arrays.fill(nodes, 0);
    float[] weights = new float[CubicSpline.NODES];
    for (int i = 0; i < count; i++) {
      double at = (points[i] - low) / SPACING;
      cells[i] = (int) at;
      between[i] = (float) (at - cells[i]);
      CubicSpline.weights(between[i], weights, 0);
      for (int k = 0; k < CubicSpline.NODES; k++) {
        nodes[cells[i] + k] += weights[k];
      }
    }
    double sum = convolve();
    gather(forces);
    return sum - count;
  }

  /** Turns charges into forces and gives the sum of the weights of all pairs (Parseval). */
  private double convolve() {
    transform.realForward(nodes);
    int half = nodes.length / 2;
    double sum =
        nodes[0] * (double) nodes[0] * weight[0] + nodes[1] * (double) nodes[1] * weight[half];
    nodes[0] = 0;
    nodes[1] = 0;
    for (int k = 1; k < half; k++) {
      float re = nodes[2 * k];
      float im = nodes[2 * k + 1];
      sum += 2 * (re * re + im * im) * (double) weight[k];
      nodes[2 * k] = -force[k] * im;
      nodes[2 * k + 1] = force[k] * re;
    }
    transform.realInverse(nodes, true);
    return sum;
  }

  private void gather(double[] forces) {
    workers.each((count + CHUNK - 1) / CHUNK, chunk -> {
      float[] weights = new float[CubicSpline.NODES];
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        CubicSpline.weights(between[i], weights, 0);
        int at = cells[i];
        forces[i] = weights[0] * nodes[at]
            + weights[1] * nodes[at + 1]
            + weights[2] * nodes[at + 2]
            + weights[3] * nodes[at + 3];
      }
    });
  }

  /** Makes the kernel's spectra for a mesh of {@code size} nodes. */
  private void prepare(int size) {
    if (nodes.length == size) {
      return;
    }
    nodes = new float[size];
    transform = new FloatFFT(size);
    int half = size / 2;
    force = new float[half + 1];
    weight = new float[half + 1];
    float[] forces = new float[size];
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      double x = SPACING * (2 * i < size ? i : i - size);
      forces[i] = 2 * i == size ? 0 : (float) (x * KERNEL.force(x * x));
      weights[i] = (float) KERNEL.weight(x * x);
    }
    transform.realForward(forces);
    transform.realForward(weights);
    for (int k = 0; k <= half; k++) {
      double response = CubicSpline.response(k, size);
      boolean end = k == 0 || k == half;
      int re = k == 0 ? 0 : k == half ? 1 : 2 * k;
      force[k] = end ? 0 : (float) (forces[2 * k + 1] / (response * response));
      weight[k] = (float) (weights[re] / (response * response * size));
    }
  }
}
