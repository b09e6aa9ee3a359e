package org.smalti.tools.layout.near;

/**
 * The k nearest of all candidates offered so far: a heap with the farthest on top. Of equally near ones those come
 * first that follow the point in number, cyclically. Among many equal vectors each is then a neighbour of equally many
 * others; otherwise the first of them would be a neighbour of all.
 */
final class NearestHeap {
  /**
   * The bits of the squared distance, which have its order, then by how much the candidate's number follows the
   * point's.
   */
  private final long[] heap;

  private final int count;
  private final int self;
  private int size;

  /**
   * @param count how many points there are
   * @param self the point whose neighbours they are
   */
  NearestHeap(int capacity, int count, int self) {
    this.count = count;
    this.self = self;
    heap = new long[capacity];
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

  /** Empties the heap into the arrays from {@code at} on, nearest first. */
  void drainTo(int[] toIndexes, float[] toDistances, int at) {
    while (size > 0) {
      int last = at + --size;
      int ahead = (int) heap[0];
      toIndexes[last] = ahead + self < count ? ahead + self : ahead + self - count;
      toDistances[last] = distance(heap[0]);
      sink(heap[size]);
    }
  }

  /** The squared distance of the farthest that is kept; infinite until there are enough. */
  float limit() {
    return size < heap.length ? Float.POSITIVE_INFINITY : distance(heap[0]);
  }

  private static float distance(long entry) {
    return Float.intBitsToFloat((int) (entry >>> 32));
  }

  private void add(float distance, int index) {
    int ahead = index > self ? index - self : index - self + count;
    long entry = (long) Float.floatToRawIntBits(distance) << 32 | ahead;
    if (size < heap.length) {
      rise(entry);
    } else if (entry < heap[0]) {
      sink(entry);
    }
  }

  /** Puts an entry below all others. */
  private void rise(long entry) {
    int at = size++;
    while (at > 0 && heap[(at - 1) / 2] < entry) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = entry;
  }

  /** Puts an entry in place of the top. */
  private void sink(long entry) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1] > heap[child]) {
        child++;
      }
      if (heap[child] <= entry) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = entry;
  }
}
