package org.smalti.tools.video.spans;

import java.util.function.IntToDoubleFunction;

/**
 * The cuts in a stretch of a film. A cut is where a measure of change is above a limit and at least
 * {@value #DEVIATIONS} standard deviations away from its mean over the stretch, so that steady motion has none.
 */
final class Cuts {
  private static final double DEVIATIONS = 3;
  /** Of {@link ChangeCurve#jump}. */
  private static final double JUMP = 7;
  /** Of {@link ChangeCurve#change}; running and shaking reach 20. */
  private static final double CHANGE = 20;

  private final int first;
  private final int end;
  private final IntToDoubleFunction jump;
  private final double jumpLimit;
  private final IntToDoubleFunction change;
  private final double changeLimit;
  private final CutRule rule;

  Cuts(ChangeCurve curve, FrameInterval stretch, CutRule rule) {
    first = stretch.from() + 1;
    end = stretch.to();
    this.rule = rule;
    jump = curve::jump;
    change = curve::change;
    jumpLimit = unusual(jump);
    changeLimit = unusual(change);
  }

  /** The first cut at or after a frame, −1 if there is none. */
  int next(int frame) {
    for (int i = Math.max(frame, first); i < end; i++) {
      double jumped = jump.applyAsDouble(i);
      double changed = change.applyAsDouble(i);
      boolean inColour = jumped > JUMP && jumped >= jumpLimit;
      boolean inBlocks = changed > CHANGE && changed >= changeLimit;
      if (inColour || (inBlocks && rule == CutRule.BLOCKS)) {
        return i;
      }
    }
    return -1;
  }

  /** The least value that is so many deviations above the mean. */
  private double unusual(IntToDoubleFunction measure) {
    double sum = 0;
    double squares = 0;
    int count = Math.max(1, end - first);
    for (int i = first; i < end; i++) {
      double value = measure.applyAsDouble(i);
      sum += value;
      squares += value * value;
    }
    double mean = sum / count;
    return mean + DEVIATIONS * Math.sqrt(Math.max(0, squares / count - mean * mean));
  }
}
