package org.smalti.tools.layout.near;

/**
 * The k nearest of all candidates offered so far: a heap with the farthest on top. Of equally near ones those come first that
 * follow the point itself in number, round the end: among many equal vectors everybody is then neighbour of as many others,
 * and none becomes a hub that all of them pull.
 */
final class Nearest {
  private final float[] distances;
  private final int[] indexes;
  private final int count;
  private final int self;
  private int size;

  /**
   * @param count how many points there are
   * @param self the point whose neighbours they are
   */
  Nearest(int capacity, int count, int self) {
    this.count = count;
    this.self = self;
    distances = new float[capacity];
    indexes = new int[capacity];
  }

  /** Offers the first {@code count} candidates, whose numbers stand in {@code numbers} from {@code first}. */
  void offer(float[] candidates, int count, int[] numbers, int first) {
    float limit = limit();
    for (int j = 0; j < count; j++) {
      if (candidates[j] <= limit && numbers[first + j] != self) {
        add(candidates[j], numbers[first + j]);
        limit = limit();
      }
    }
  }

  /** Offers one candidate. */
  void offer(float distance, int number) {
    if (distance <= limit()) {
      add(distance, number);
    }
  }

  /** Moves the found ones to the end of the arrays' part that begins at {@code at}, nearest first. */
  void drainTo(int[] toIndexes, float[] toDistances, int at) {
    while (size > 0) {
      int last = size - 1;
      toIndexes[at + last] = indexes[0];
      toDistances[at + last] = distances[0];
      size = last;
      if (size > 0) {
        sink(distances[size], indexes[size]);
      }
    }
  }

  /** The squared distance of the farthest that is kept; infinite until there are enough. */
  float limit() {
    return size < distances.length ? Float.POSITIVE_INFINITY : distances[0];
  }

  private void add(float distance, int index) {
    if (size == distances.length) {
      if (!farther(distance, index, 0)) {
        sink(distance, index);
      }
      return;
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) / 2;
      if (!farther(distance, index, parent)) {
        break;
      }
      distances[at] = distances[parent];
      indexes[at] = indexes[parent];
      at = parent;
    }
    distances[at] = distance;
    indexes[at] = index;
  }

  /** Puts an entry in place of the top. */
  private void sink(float distance, int index) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && farther(distances[child + 1], indexes[child + 1], child)) {
        child++;
      }
      if (farther(distance, index, child)) {
        break;
      }
      distances[at] = distances[child];
      indexes[at] = indexes[child];
      at = child;
    }
    distances[at] = distance;
    indexes[at] = index;
  }

  private boolean farther(float distance, int index, int than) {
    return distance > distances[than]
        || (distance == distances[than] && ahead(index) > ahead(indexes[than]));
  }

  private int ahead(int index) {
    return index > self ? index - self : index - self + count;
  }
}
