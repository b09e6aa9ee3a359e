package org.smalti.tools.layout.order;

import java.util.Arrays;

/**
 * Pieces of a walk, put together shortest step first (the greedy edge method). Every stop has at most two beside it, and no piece
 * bites its own tail.
 */
final class TourFragments {
  private static final int NONE = -1;

  private final int[] one;
  private final int[] other;
  /** At the ends of a fragment: its other end. */
  private final int[] farEnd;

  private int count;

  /** As many fragments as there are stops. */
  TourFragments(int stops) {
    one = new int[stops];
    other = new int[stops];
    farEnd = new int[stops];
    Arrays.fill(one, NONE);
    Arrays.fill(other, NONE);
    Arrays.setAll(farEnd, stop -> stop);
    count = stops;
  }

  int count() {
    return count;
  }

  boolean isEnd(int stop) {
    return other[stop] == NONE;
  }

  /** Makes one of two fragments if both stops are ends, and not of the same one. */
  boolean join(int a, int b) {
    if (!isEnd(a) || !isEnd(b) || farEnd[a] == b || a == b) {
      return false;
    }
    int farA = farEnd[a];
    int farB = farEnd[b];
    link(a, b);
    link(b, a);
    farEnd[farA] = farB;
    farEnd[farB] = farA;
    count--;
    return true;
  }

  private void link(int stop, int to) {
    if (one[stop] == NONE) {
      one[stop] = to;
    } else {
      other[stop] = to;
    }
  }

  /** The stops that are ends; a fragment of one stop is its own other end. */
  int[] ends() {
    int[] ends = new int[one.length];
    int found = 0;
    for (int stop = 0; stop < one.length; stop++) {
      if (isEnd(stop)) {
        ends[found++] = stop;
      }
    }
    return Arrays.copyOf(ends, found);
  }

  /** The walk along the only fragment that is left, from the end of the lower number, and one more place at its end. */
  int[] walk(int last) {
    int[] walk = new int[one.length + 1];
    int at = ends()[0];
    int from = NONE;
    for (int i = 0; i < one.length; i++) {
      walk[i] = at;
      int next = one[at] == from ? other[at] : one[at];
      from = at;
      at = next;
    }
    walk[one.length] = last;
    return walk;
  }
}
