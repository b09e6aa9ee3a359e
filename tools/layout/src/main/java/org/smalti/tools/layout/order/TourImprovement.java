package org.smalti.tools.layout.order;

import java.util.Arrays;
import org.smalti.core.run.Run;

/**
 * Shortens a walk until no change of two steps (2-opt, Croes 1958) and no move of one to three stops to another place
 * (Or 1976) makes it shorter. Only steps to near neighbours are tried, and only from stops whose tour neighbours have
 * changed (Bentley, "Fast algorithms for geometric traveling salesman problems", 1992).
 */
final class TourImprovement {
  private static final int LONGEST_MOVED = 3;
  /** A smaller gain may be a rounding error. */
  private static final float LEAST = 1e-6f;

  private final TourDistances steps;
  private final Tour ring;
  /** The stops that are still to be tried, and whether a stop is among them. */
  private final int[] waiting;

  private final boolean[] waits;
  private int first;
  private int count;

  TourImprovement(TourDistances steps, Tour ring) {
    this.steps = steps;
    this.ring = ring;
    waiting = new int[ring.size()];
    waits = new boolean[ring.size()];
    Arrays.fill(waits, true);
    int stop = 0;
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = stop;
      stop = ring.next(stop);
    }
    count = waiting.length;
  }

  /** Shortens the tour until no change helps. */
  void run(Run run) {
    for (long tried = 0; count > 0; tried++) {
      int stop = waiting[first];
      first = first + 1 == waiting.length ? 0 : first + 1;
      count--;
      waits[stop] = false;
      boolean changed = true;
      while (changed) {
        changed = improve(stop, true) || improve(stop, false);
      }
      // One stop is the open end of the path, and no sample.
      if (tried < waiting.length - 1) {
        run.advance(1);
      }
      run.throwIfCancelled();
    }
  }

  private boolean improve(int stop, boolean forward) {
    return exchange(stop, forward) || move(stop, forward);
  }

  /** Tries to replace the step from a stop to the next one (2-opt). */
  private boolean exchange(int a, boolean forward) {
    int b = ring.beside(a, forward);
    float left = steps.between(a, b);
    for (int i = 0; i < steps.neighbours(a) && steps.nearLength(a, i) < left; i++) {
      int c = steps.near(a, i);
      int d = ring.beside(c, forward);
      float gain = left - steps.nearLength(a, i) + steps.between(c, d) - steps.between(b, d);
      if (gain > LEAST && c != b) {
        ring.exchange(a, b, c, d);
        again(a, b, c, d);
        return true;
      }
    }
    return false;
  }

  /** One to three stops that may be moved, the stops before and after them, and the length that removing them saves. */
  private record Segment(int before, int first, int last, int after, float freed) {}

  /** Tries to move a stop, or two or three from it on, next to a near neighbour (Or-opt). */
  private boolean move(int a, boolean forward) {
    int before = ring.beside(a, !forward);
    float left = steps.between(before, a);
    int last = a;
    for (int moved = 1; moved <= LONGEST_MOVED; moved++) {
      int after = ring.beside(last, forward);
      if (after == before || ring.beside(after, forward) == before) {
        return false;
      }
      float freed = left + steps.between(last, after) - steps.between(before, after);
      Segment stretch = new Segment(before, a, last, after, freed);
      for (int i = 0; i < steps.neighbours(a) && steps.nearLength(a, i) < left; i++) {
        if (insert(stretch, i, forward, true) || insert(stretch, i, forward, false)) {
          return true;
        }
      }
      last = after;
    }
    return false;
  }

  /**
   * Moves a segment next to a near neighbour of its first stop if that makes the tour shorter.
   *
   * @param number which of the near neighbours, 0 for the nearest
   * @param forward the direction from the first to the last stop of the segment
   * @param behind whether the segment is put after the neighbour in that direction, or before it
   */
  private boolean insert(Segment stretch, int number, boolean forward, boolean behind) {
    int c = steps.near(stretch.first, number);
    int x = ring.beside(c, forward == behind);
    if (isWithin(c, stretch, forward) || isWithin(x, stretch, forward)) {
      return false;
    }
    float longer = steps.nearLength(stretch.first, number)
        + steps.between(stretch.last, x)
        - steps.between(c, x);
    if (stretch.freed - longer <= LEAST) {
      return false;
    }
    int u = behind ? c : x;
    int v = behind ? x : c;
    ring.exchange(stretch.before, stretch.first, u, v);
    ring.exchange(stretch.before, u, stretch.after, stretch.last);
    if (behind) {
      ring.exchange(u, stretch.last, stretch.first, v);
    }
    again(stretch.before, stretch.first, stretch.last, stretch.after);
    again(c, x, c, x);
    return true;
  }

  private boolean isWithin(int stop, Segment stretch, boolean forward) {
    int at = stretch.first;
    while (at != stretch.last && at != stop) {
      at = ring.beside(at, forward);
    }
    return at == stop;
  }

  private void again(int a, int b, int c, int d) {
    again(a);
    again(b);
    again(c);
    again(d);
  }

  private void again(int stop) {
    if (!waits[stop]) {
      waits[stop] = true;
      int place = first + count;
      waiting[place < waiting.length ? place : place - waiting.length] = stop;
      count++;
    }
  }
}
