package org.smalti.tools.layout.order;

import org.smalti.tools.layout.vector.Vectors;

/**
 * The distances between the stops of a tour. There is one stop more than there are vectors, the open end, at distance 0
 * from every other, so that a closed tour through all stops is an open path between the two neighbours of the open end.
 */
final class TourDistances {
  private final Vectors vectors;
  private final int each;
  private final int[] near;
  private final float[] lengths;

  /**
   * @param each how many neighbours each vector has
   * @param near the nearest others of each vector, nearest first
   * @param squares the squared distances to them
   */
  TourDistances(Vectors vectors, int each, int[] near, float[] squares) {
    this.vectors = vectors;
    this.each = each;
    this.near = near;
    lengths = new float[squares.length];
    for (int i = 0; i < squares.length; i++) {
      lengths[i] = (float) Math.sqrt(squares[i]);
    }
  }

  /** The number of the open end. */
  int open() {
    return vectors.count();
  }

  /** How many near neighbours a stop has. */
  int neighbours(int stop) {
    return stop == open() ? 0 : each;
  }

  /** One of the near neighbours of a stop, the nearest is number 0. */
  int near(int stop, int number) {
    return near[stop * each + number];
  }

  /** The distance to that neighbour. */
  float nearLength(int stop, int number) {
    return lengths[stop * each + number];
  }

  /** The distance from one stop to another. */
  float between(int a, int b) {
    if (a == open() || b == open()) {
      return 0;
    }
    float[] values = vectors.values();
    int size = vectors.size();
    int at = a * size;
    int bt = b * size;
    float even = 0;
    float odd = 0;
    int i = 0;
    for (; i + 1 < size; i += 2) {
      float x = values[at + i] - values[bt + i];
      float y = values[at + i + 1] - values[bt + i + 1];
      even += x * x;
      odd += y * y;
    }
    if (i < size) {
      float x = values[at + i] - values[bt + i];
      even += x * x;
    }
    return (float) Math.sqrt(even + odd);
  }
}
