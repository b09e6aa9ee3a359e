package org.smalti.tools.layout.tsne;

import java.util.Arrays;

/**
 * Points in nested cells that are halved along each of 1 to 3 axes: a tree of 2, 4 or 8 children, in flat arrays in
 * depth-first order, so that it is traversed without a stack: the next node is the first child, {@link #skip} is the
 * node after the whole subtree. It is rebuilt for each iteration in the same arrays.
 */
final class CellTree {
  /** A cell with no more points than this is not divided. */
  private static final int LEAF = 6;
  /** A cell at this depth is not divided; its points are treated as one place. */
  private static final int DEEPEST = 40;

  final int dimensions;
  /** The points' numbers, cell after cell. */
  final int[] order;
  /** The points' coordinates, in that order. */
  final double[] places;
  /** Per node: centre of mass, number of points, squared width of the cell. */
  double[] nodes = new double[0];
  /** Per node: the node after its last descendant. */
  int[] skip = new int[0];
  /** Per node: where its points begin in {@link #order} if it is a leaf, else −1. */
  int[] first = new int[0];
  /** How many nodes there are. */
  int size;

  private final int stride;

  CellTree(int count, int dimensions) {
    this.dimensions = dimensions;
    stride = dimensions + 2;
    order = new int[count];
    places = new double[count * dimensions];
    grow(Math.max(16, count));
  }

  int stride() {
    return stride;
  }

  /** Sorts these points into cells. */
  void build(double[] points) {
    double[] centre = new double[dimensions];
    double half = 0;
    for (int d = 0; d < dimensions; d++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = d; i < points.length; i += dimensions) {
        low = Math.min(low, points[i]);
        high = Math.max(high, points[i]);
      }
      centre[d] = (low + high) / 2;
      half = Math.max(half, (high - low) / 2);
    }
    System.arraycopy(points, 0, places, 0, points.length);
    // The order of the last iteration would be nearly sorted, but then the rounding of sums would
    // depend on where an
    // interrupted descent was continued.
    Arrays.setAll(order, i -> i);
    size = 0;
    cell(0, order.length, centre[0], at(centre, 1), at(centre, 2), half, 0);
  }

  private static double at(double[] centre, int d) {
    return d < centre.length ? centre[d] : 0;
  }

  /** Adds the cell of the points from {@code low} to before {@code high}, and the cells in it; gives its node. */
  private int cell(int low, int high, double x, double y, double z, double half, int depth) {
    int node = size++;
    if (node >= skip.length) {
      grow(2 * node);
    }
    boolean leaf = high - low <= LEAF || depth == DEEPEST;
    first[node] = leaf ? low : -1;
    int base = node * stride;
    Arrays.fill(nodes, base, base + stride, 0);
    if (leaf) {
      for (int i = low; i < high; i++) {
        for (int d = 0; d < dimensions; d++) {
          nodes[base + d] += places[i * dimensions + d];
        }
      }
      for (int d = 0; d < dimensions; d++) {
        nodes[base + d] /= high - low;
      }
    } else {
      divide(node, low, high, x, y, z, half, depth);
    }
    base = node * stride;
    nodes[base + dimensions] = high - low;
    nodes[base + dimensions + 1] = depth == DEEPEST ? 0 : 4 * half * half;
    skip[node] = size;
    return node;
  }

  private void divide(
      int node, int low, int high, double x, double y, double z, double half, int depth) {
    double quarter = half / 2;
    int from = low;
    for (int child = 0; child < 1 << dimensions; child++) {
      int to = high;
      for (int d = dimensions - 1; d >= 0; d--) {
        if ((child >> d & 1) == 0) {
          to = split(from, to, d, d == 0 ? x : d == 1 ? y : z);
        }
      }
      if (to == from) {
        continue;
      }
      double cx = x + ((child & 1) == 0 ? -quarter : quarter);
      double cy = y + ((child & 2) == 0 ? -quarter : quarter);
      double cz = z + ((child & 4) == 0 ? -quarter : quarter);
      int added = cell(from, to, cx, cy, cz, quarter, depth + 1);
      double share = (to - from) / (double) (high - low);
      for (int d = 0; d < dimensions; d++) {
        nodes[node * stride + d] += share * nodes[added * stride + d];
      }
      from = to;
    }
  }

  /** Moves the points below {@code limit} to the front; gives where the others begin. */
  private int split(int low, int high, int d, double limit) {
    int i = low;
    int j = high - 1;
    while (true) {
      while (i <= j && places[i * dimensions + d] < limit) {
        i++;
      }
      while (i <= j && !(places[j * dimensions + d] < limit)) {
        j--;
      }
      if (i >= j) {
        return i;
      }
      swap(i++, j--);
    }
  }

  private void swap(int i, int j) {
    int point = order[i];
    order[i] = order[j];
    order[j] = point;
    for (int d = 0; d < dimensions; d++) {
      double place = places[i * dimensions + d];
      places[i * dimensions + d] = places[j * dimensions + d];
      places[j * dimensions + d] = place;
    }
  }

  private void grow(int capacity) {
    nodes = Arrays.copyOf(nodes, capacity * stride);
    skip = Arrays.copyOf(skip, capacity);
    first = Arrays.copyOf(first, capacity);
  }
}
