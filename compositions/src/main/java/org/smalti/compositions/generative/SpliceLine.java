package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * How a line of the grid slides in a {@link Splice}: half-way round the grid and back, and the other way round in the
 * next cycle. Lines have times of their own, but are half-way and back together.
 */
final class SpliceLine {
  /** The share of a cycle in which all lines rest half-way. */
  private static final double REST = 0.06;

  private final int columns;
  private final List<TileKeyFrame> moves = new ArrayList<>();

  /**
   * @param columns of the grid
   * @param begin ms
   * @param cycle ms of a whole cycle
   * @param own ms that it is under way in a cycle, at most all of it
   * @param cycles how many there are
   */
  SpliceLine(int columns, double begin, double cycle, double own, int cycles) {
    this.columns = columns;
    moves.add(pose(0, 0, Easing.STEP));
    for (int i = 0; i < cycles; i++) {
      double from = begin + i * cycle;
      double middle = from + cycle / 2;
      double far = (i % 2 == 0 ? 1 : -1) * columns / 2.0;
      moves.add(pose(middle - own / 2, 0, Easing.STEP));
      moves.add(pose(middle - REST * cycle / 2, far, Easing.SINE_IN_OUT));
      moves.add(pose(middle + REST * cycle / 2, far, Easing.STEP));
      moves.add(pose(middle + own / 2, 0, Easing.SINE_IN_OUT));
    }
  }

  /** How far the even rows of pixels are to the right at a time, in cells; the odd ones are as far to the left. */
  double dx(double millis) {
    TileKeyFrame pose = TileKeyFrame.at(moves, millis);
    return pose == null ? 0 : pose.dx();
  }

  /** The key frames of one of the two sets, so many times round the grid from its place. */
  List<TileKeyFrame> moves(boolean even, int round) {
    List<TileKeyFrame> own = new ArrayList<>();
    for (TileKeyFrame pose : moves) {
      own.add(pose(pose.at(), (even ? 1 : -1) * pose.dx() + round * columns, pose.easing()));
    }
    return own;
  }

  private static TileKeyFrame pose(double at, double dx, Easing easing) {
    return TileKeyFrame.lit(at, 1, easing).moved(dx, 0);
  }
}
