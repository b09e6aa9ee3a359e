package org.smalti.tools.layout.order;

import java.util.Arrays;

/**
 * Fragments of a path, joined by the shortest step first (the greedy edge heuristic). Every stop has at most two
 * neighbours, and no fragment is closed to a ring.
 */
final class TourFragments {
  private static final int NONE = -1;

  private final int[] one;
  private final int[] other;
  /** For a stop that is the end of a fragment: the other end. */
  private final int[] farEnd;

  private int count;

  /** Begins with each stop as a fragment of its own. */
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

  /** The stops that are ends of fragments; a fragment of one stop has it as both ends. */
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

  /** The path along the only fragment that is left, from its end with the lower number, followed by {@code last}. */
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
