package org.smalti.tools.layout.tsne;

import org.smalti.core.run.Workers;

/**
 * Repulsion in O(n log n) by Barnes and Hut's rule: a cell that looks small from a point (width below {@code angle}
 * times distance) acts as one point at its centre of mass. Angle 0 is exact. For 1, 2 and 3 dimensions.
 */
final class BarnesHut implements Repulsion {
  private static final int CHUNK = 256;

  private final CellTree tree;
  private final double angle;
  private final Workers workers;

  BarnesHut(int count, int dimensions, double angle, Workers workers) {
    tree = new CellTree(count, dimensions);
    this.angle = angle;
    this.workers = workers;
  }

  @Override
  public double push(double[] points, double[] forces) {
    tree.build(points);
    int count = tree.order.length;
    int chunks = (count + CHUNK - 1) / CHUNK;
    double[] sums = new double[chunks];
    workers.each(chunks, chunk -> {
      double sum = 0;
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        sum += switch (tree.dimensions) {
          case 1 -> line(i, forces);
          case 2 -> plane(i, forces);
          default -> space(i, forces);
        };
      }
      sums[chunk] = sum;
    });
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total - count;
  }

  // The three traversals differ only in the number of coordinates; a common one would be two to
  // three times slower.
  // Each counts the point itself too (w = 1, no force), which push() subtracts.

  private double line(int point, double[] forces) {
    double[] nodes = tree.nodes;
    double[] places = tree.places;
    int end = tree.size;
    double near = angle * angle;
    double x = places[point];
    double sum = 0;
    double fx = 0;
    for (int node = 0; node < end; ) {
      int at = node * 3;
      double dx = x - nodes[at];
      double distance = dx * dx;
      int first = tree.first[node];
      if (nodes[at + 2] <= near * distance) {
        double w = 1 / (1 + distance);
        double mass = nodes[at + 1] * w;
        sum += mass;
        fx += mass * w * dx;
        node = tree.skip[node];
      } else if (first < 0) {
        node++;
      } else {
        int last = first + (int) nodes[at + 1];
        for (int other = first; other < last; other++) {
          dx = x - places[other];
          double w = 1 / (1 + dx * dx);
          sum += w;
          fx += w * w * dx;
        }
        node++;
      }
    }
    forces[tree.order[point]] = fx;
    return sum;
  }

  private double plane(int point, double[] forces) {
    double[] nodes = tree.nodes;
    double[] places = tree.places;
    int[] firsts = tree.first;
    int[] skip = tree.skip;
    int end = tree.size;
    double near = angle * angle;
    double x = places[2 * point];
    double y = places[2 * point + 1];
    double sum = 0;
    double fx = 0;
    double fy = 0;
    for (int node = 0; node < end; ) {
      int at = node * 4;
      double dx = x - nodes[at];
      double dy = y - nodes[at + 1];
      double distance = dx * dx + dy * dy;
      int first = firsts[node];
      if (nodes[at + 3] <= near * distance) {
        double w = 1 / (1 + distance);
        double mass = nodes[at + 2] * w;
        sum += mass;
        mass *= w;
        fx += mass * dx;
        fy += mass * dy;
        node = skip[node];
      } else if (first < 0) {
        node++;
      } else {
        int last = first + (int) nodes[at + 2];
        for (int other = first; other < last; other++) {
          dx = x - places[2 * other];
          dy = y - places[2 * other + 1];
          double w = 1 / (1 + dx * dx + dy * dy);
          sum += w;
          w *= w;
          fx += w * dx;
          fy += w * dy;
        }
        node++;
      }
    }
    int to = tree.order[point] * 2;
    forces[to] = fx;
    forces[to + 1] = fy;
    return sum;
  }

  private double space(int point, double[] forces) {
    double[] nodes = tree.nodes;
    double[] places = tree.places;
    int end = tree.size;
    double near = angle * angle;
    double x = places[3 * point];
    double y = places[3 * point + 1];
    double z = places[3 * point + 2];
    double sum = 0;
    double fx = 0;
    double fy = 0;
    double fz = 0;
    for (int node = 0; node < end; ) {
      int at = node * 5;
      double dx = x - nodes[at];
      double dy = y - nodes[at + 1];
      double dz = z - nodes[at + 2];
      double distance = dx * dx + dy * dy + dz * dz;
      int first = tree.first[node];
      if (nodes[at + 4] <= near * distance) {
        double w = 1 / (1 + distance);
        double mass = nodes[at + 3] * w;
        sum += mass;
        mass *= w;
        fx += mass * dx;
        fy += mass * dy;
        fz += mass * dz;
        node = tree.skip[node];
      } else if (first < 0) {
        node++;
      } else {
        int last = first + (int) nodes[at + 3];
        for (int other = first; other < last; other++) {
          dx = x - places[3 * other];
          dy = y - places[3 * other + 1];
          dz = z - places[3 * other + 2];
          double w = 1 / (1 + dx * dx + dy * dy + dz * dz);
          sum += w;
          w *= w;
          fx += w * dx;
          fy += w * dy;
          fz += w * dz;
        }
        node++;
      }
    }
    int to = tree.order[point] * 3;
    forces[to] = fx;
    forces[to + 1] = fy;
    forces[to + 2] = fz;
    return sum;
  }
}
