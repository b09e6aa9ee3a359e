package org.smalti.tools.layout.tsne;

import java.util.Arrays;

/**
 * Gradient descent on t-SNE's divergence, with momentum and a gain per coordinate (van der Maaten 2008). The gradient is taken
 * without its constant factor 4, so learning rates compare with those of FIt-SNE and openTSNE.
 */
final class Descent {
  private static final int CHUNK = 256;
  private static final double LOWEST_RATE = 200;
  private static final double LONGEST_STEP = 5;
  private static final double SMALLEST_GAIN = 0.01;

  private final Affinities affinities;
  private final Repulsion repulsion;
  private final Workers workers;
  private final int components;
  private final double[] points;
  private final double[] pull;
  private final double[] push;
  private final double[] steps;
  private final double[] gains;

  /** @param points the places to start from, which are then moved */
  Descent(
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
    pull = new double[points.length];
    push = new double[points.length];
    steps = new double[points.length];
    gains = new double[points.length];
    Arrays.fill(gains, 1);
  }

  /**
   * Moves all points once. The learning rate is the number of points divided by the exaggeration, at least 200 (Belkina 2019).
   *
   * @param exaggeration how many times as strong the attraction is
   */
  void step(double exaggeration, double momentum) {
    int count = points.length / components;
    double rate = Math.max(LOWEST_RATE, count / exaggeration);
    double sum = repulsion.push(points, push);
    attract();
    for (int i = 0; i < count; i++) {
      double length = 0;
      for (int at = i * components; at < (i + 1) * components; at++) {
        double gradient = exaggeration * pull[at] - push[at] / sum;
        boolean turned = gradient * steps[at] > 0;
        gains[at] = turned ? Math.max(SMALLEST_GAIN, gains[at] * 0.8) : gains[at] + 0.2;
        steps[at] = momentum * steps[at] - rate * gains[at] * gradient;
        length += steps[at] * steps[at];
      }
      double limit = length > LONGEST_STEP * LONGEST_STEP ? LONGEST_STEP / Math.sqrt(length) : 1;
      for (int at = i * components; at < (i + 1) * components; at++) {
        steps[at] *= limit;
        points[at] += steps[at];
      }
    }
    centre();
  }

  /** The divergence of the places as they are. */
  double divergence() {
    double sum = repulsion.push(points, push);
    int count = points.length / components;
    int chunks = (count + CHUNK - 1) / CHUNK;
    double[] parts = new double[chunks];
    workers.each(chunks, chunk -> {
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

  private void attract() {
    int count = points.length / components;
    workers.each((count + CHUNK - 1) / CHUNK, chunk -> {
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        switch (components) {
          case 1 -> attractOnLine(i);
          case 2 -> attractInPlane(i);
          default -> attract(i);
        }
      }
    });
  }

  private void attractOnLine(int point) {
    int[] partners = affinities.partners();
    float[] weights = affinities.weights();
    double x = points[point];
    double fx = 0;
    int end = affinities.starts()[point + 1];
    for (int e = affinities.starts()[point]; e < end; e++) {
      double dx = x - points[partners[e]];
      fx += weights[e] / (1 + dx * dx) * dx;
    }
    pull[point] = fx;
  }

  private void attractInPlane(int point) {
    int[] partners = affinities.partners();
    float[] weights = affinities.weights();
    double x = points[2 * point];
    double y = points[2 * point + 1];
    double fx = 0;
    double fy = 0;
    int end = affinities.starts()[point + 1];
    for (int e = affinities.starts()[point]; e < end; e++) {
      int other = 2 * partners[e];
      double dx = x - points[other];
      double dy = y - points[other + 1];
      double force = weights[e] / (1 + dx * dx + dy * dy);
      fx += force * dx;
      fy += force * dy;
    }
    pull[2 * point] = fx;
    pull[2 * point + 1] = fy;
  }

  private void attract(int point) {
    int at = point * components;
    Arrays.fill(pull, at, at + components, 0);
    for (int e = affinities.starts()[point]; e < affinities.starts()[point + 1]; e++) {
      int partner = affinities.partners()[e];
      double force = affinities.weights()[e] / (1 + distance(point, partner));
      for (int d = 0; d < components; d++) {
        pull[at + d] += force * (points[at + d] - points[partner * components + d]);
      }
    }
  }

  private void centre() {
    int count = points.length / components;
    for (int d = 0; d < components; d++) {
      double mean = 0;
      for (int i = d; i < points.length; i += components) {
        mean += points[i];
      }
      mean /= count;
      for (int i = d; i < points.length; i += components) {
        points[i] -= mean;
      }
    }
  }
}
