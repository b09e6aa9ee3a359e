package org.smalti.tools.video.silent;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts scenes into pieces that begin where movement begins: where more moves in the next half second than in the one
 * before, by more than {@value #LOUDER} times and {@value #MORE} grey levels. Between such places, pieces are equally
 * long and at most {@value #LONGEST} s; none is shorter than {@value #SHORTEST} s, and none crosses a border of scenes.
 */
final class PieceFinder {
  /** s. */
  static final double SHORTEST = 0.4;

  static final double LONGEST = 4;
  /** s: over which movement is compared. */
  private static final double AROUND = 0.5;

  private static final double LOUDER = 1.6;
  private static final double MORE = 2;
  /** Of the rise that the next step has. */
  private static final double NEARLY_ALL = 0.85;

  private final Movement movement;

  PieceFinder(Movement movement) {
    this.movement = movement;
  }

  /**
   * A piece of a film.
   *
   * @param from s
   * @param until s
   */
  record Piece(double from, double until) {}

  /** The pieces of a scene; none if it is too short. */
  List<Piece> of(double from, double until) {
    List<Piece> pieces = new ArrayList<>();
    double begin = from;
    for (double time = from + SHORTEST; time <= until - SHORTEST; time += Movement.STEP) {
      if (isOnset(time, until)) {
        addEqual(begin, time, pieces);
        begin = time;
        time += SHORTEST - Movement.STEP;
      }
    }
    addEqual(begin, until, pieces);
    return pieces;
  }

  /** The first place where waiting for another step would not make much of a difference. */
  private boolean isOnset(double time, double end) {
    double rise = rise(time, end);
    return rise > 0 && rise >= NEARLY_ALL * rise(time + Movement.STEP, end);
  }

  /** By how much more moves after a time than before; 0 where that is not enough. */
  private double rise(double time, double end) {
    double before = movement.mean(time - AROUND, time);
    double after = movement.mean(time, Math.min(end, time + AROUND));
    return after > LOUDER * before && after > before + MORE ? after - before : 0;
  }

  private static void addEqual(double from, double until, List<Piece> pieces) {
    double length = until - from;
    if (length < SHORTEST - 1e-6) {
      return;
    }
    int count = (int) Math.ceil(length / LONGEST - 1e-6);
    for (int i = 0; i < count; i++) {
      pieces.add(new Piece(from + length * i / count, from + length * (i + 1) / count));
    }
  }
}
