package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import org.smalti.core.run.Workers;

/**
 * Gradient descent on t-SNE's divergence, with momentum and a gain per coordinate (van der Maaten 2008). The gradient
 * is taken without its constant factor 4, so learning rates compare with those of FIt-SNE and openTSNE.
 */
final class GradientDescent {
  private static final int CHUNK = 256;
  private static final double LONGEST_STEP = 5;
  private static final double SMALLEST_GAIN = 0.01;

  private final Affinities affinities;
  private final Repulsion repulsion;
  private final Workers workers;
  private final int components;
  private final double[] points;
  /** A copy of the points as floats for the attraction: half the memory, and constant within a step. */
  private final float[] seen;

  private final double[] forces;
  private final double[] steps;
  private final double[] gains;

  /** @param points the places to start from, which are then moved */
  GradientDescent(
      Affinities affinities,
      Repulsion repulsion,
      Workers workers,
      int components,
      double[] points) {
    this.affinities = affinities;
    this.repulsion = repulsion;
    this.workers = workers;
    this.components = components;
    this.points = points;
    seen = new float[points.length];
    forces = new double[points.length];
    steps = new double[points.length];
    gains = new double[points.length];
    Arrays.fill(gains, 1);
    look();
  }

  /**
   * Moves all points once.
   *
   * @param exaggeration how many times as strong the attraction is
   * @param rate the learning rate
   */
  void step(double exaggeration, double rate, double momentum) {
    double sum = repulsion.push(points, forces);
    double[][] parts = new double[chunks()][components];
    each((from, to) -> {
      for (int i = from; i < to; i++) {
        attract(i, exaggeration, sum);
        move(i, rate, momentum, parts[from / CHUNK]);
      }
    });
    centre(parts);
  }

  int count() {
    return points.length / components;
  }

  double[] points() {
    return points;
  }

  /** A copy of the state. */
  TsneState state(int iterations) {
    return new TsneState(iterations, points.clone(), steps.clone(), gains.clone());
  }

  /** Restores a state with the same number of points. */
  void restore(TsneState state) {
    System.arraycopy(state.points(), 0, points, 0, points.length);
    System.arraycopy(state.steps(), 0, steps, 0, steps.length);
    System.arraycopy(state.gains(), 0, gains, 0, gains.length);
    look();
  }

  private void look() {
    for (int at = 0; at < points.length; at++) {
      seen[at] = (float) points[at];
    }
  }

  /** Moves a point and adds its new place to {@code sums}. */
  private void move(int point, double rate, double momentum, double[] sums) {
    double length = 0;
    for (int at = point * components; at < (point + 1) * components; at++) {
      boolean turned = forces[at] * steps[at] < 0;
      gains[at] = turned ? Math.max(SMALLEST_GAIN, gains[at] * 0.8) : gains[at] + 0.2;
      steps[at] = momentum * steps[at] + rate * gains[at] * forces[at];
      length += steps[at] * steps[at];
    }
    double limit = length > LONGEST_STEP * LONGEST_STEP ? LONGEST_STEP / Math.sqrt(length) : 1;
    for (int at = point * components; at < (point + 1) * components; at++) {
      steps[at] *= limit;
      points[at] += steps[at];
      sums[at - point * components] += points[at];
    }
  }

  /** The divergence of the places as they are. */
  double divergence() {
    double sum = repulsion.push(points, forces);
    int count = count();
    double[] parts = new double[chunks()];
    workers.each(parts.length, chunk -> {
      double part = 0;
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        for (int e = affinities.starts()[i]; e < affinities.starts()[i + 1]; e++) {
          double p = affinities.weights()[e];
          if (p > 0) {
            part += p * Math.log(p * sum * (1 + distance(i, affinities.partners()[e])));
          }
        }
      }
      parts[chunk] = part;
    });
    double divergence = 0;
    for (double part : parts) {
      divergence += part;
    }
    return divergence;
  }

  private double distance(int i, int j) {
    double distance = 0;
    for (int d = 0; d < components; d++) {
      double difference = points[i * components + d] - points[j * components + d];
      distance += difference * difference;
    }
    return distance;
  }

  /**
   * Turns the unnormalised repulsion of a point into its total force: the repulsion divided by the sum, minus the
   * attraction.
   */
  private void attract(int point, double exaggeration, double sum) {
    switch (components) {
      case 1 -> attractOnLine(point, exaggeration, sum);
      case 2 -> attractInPlane(point, exaggeration, sum);
      default -> attractInSpace(point, exaggeration, sum);
    }
  }

  private void attractOnLine(int point, double exaggeration, double sum) {
    int[] partners = affinities.partners();
    float[] weights = affinities.weights();
    float x = seen[point];
    float fx = 0;
    int end = affinities.starts()[point + 1];
    for (int e = affinities.starts()[point]; e < end; e++) {
      float dx = x - seen[partners[e]];
      fx += weights[e] / (1 + dx * dx) * dx;
    }
    forces[point] = forces[point] / sum - exaggeration * fx;
  }

  private void attractInPlane(int point, double exaggeration, double sum) {
    int[] partners = affinities.partners();
    float[] weights = affinities.weights();
    float x = seen[2 * point];
    float y = seen[2 * point + 1];
    float fx = 0;
    float fy = 0;
    int end = affinities.starts()[point + 1];
    for (int e = affinities.starts()[point]; e < end; e++) {
      int other = 2 * partners[e];
      float dx = x - seen[other];
      float dy = y - seen[other + 1];
      float force = weights[e] / (1 + dx * dx + dy * dy);
      fx += force * dx;
      fy += force * dy;
    }
    forces[2 * point] = forces[2 * point] / sum - exaggeration * fx;
    forces[2 * point + 1] = forces[2 * point + 1] / sum - exaggeration * fy;
  }

  private void attractInSpace(int point, double exaggeration, double sum) {
    int[] partners = affinities.partners();
    float[] weights = affinities.weights();
    float x = seen[3 * point];
    float y = seen[3 * point + 1];
    float z = seen[3 * point + 2];
    float fx = 0;
    float fy = 0;
    float fz = 0;
    int end = affinities.starts()[point + 1];
    for (int e = affinities.starts()[point]; e < end; e++) {
      int other = 3 * partners[e];
      float dx = x - seen[other];
      float dy = y - seen[other + 1];
      float dz = z - seen[other + 2];
      float force = weights[e] / (1 + dx * dx + dy * dy + dz * dz);
      fx += force * dx;
      fy += force * dy;
      fz += force * dz;
    }
    forces[3 * point] = forces[3 * point] / sum - exaggeration * fx;
    forces[3 * point + 1] = forces[3 * point + 1] / sum - exaggeration * fy;
    forces[3 * point + 2] = forces[3 * point + 2] / sum - exaggeration * fz;
  }

  /**
   * Moves all points so that their mean is 0, and copies them for the attraction; {@code parts} are the sums of the
   * coordinates by chunk.
   */
  private void centre(double[][] parts) {
    double[] mean = new double[components];
    for (double[] part : parts) {
      for (int d = 0; d < components; d++) {
        mean[d] += part[d] / count();
      }
    }
    each((from, to) -> {
      for (int i = from; i < to; i++) {
        for (int d = 0; d < components; d++) {
          points[i * components + d] -= mean[d];
          seen[i * components + d] = (float) points[i * components + d];
        }
      }
    });
  }

  /** Work on a range of points. */
  private interface Range {
    void accept(int from, int to);
  }

  private void each(Range range) {
    workers.each(
        chunks(), chunk -> range.accept(chunk * CHUNK, Math.min(count(), (chunk + 1) * CHUNK)));
  }

  private int chunks() {
    return (count() + CHUNK - 1) / CHUNK;
  }
}
