package org.smalti.tools.video.cuts;

import java.util.function.Consumer;

/**
 * Finds where a film passes through black or white: a run of plain pictures that is entered or left gradually. A plain
 * run that is entered and left from one frame to the next is left to {@link HardCuts}.
 */
final class Fades {
  /** Standard deviation of luma below which a picture is plain. */
  private static final double PLAIN = 3;

  private static final double BLACK = 40;
  private static final double WHITE = 215;
  /** s: the longest way to black or from it. */
  static final double LONGEST = 2.2;

  private static final int SHORTEST_FRAMES = 3;
  /** Of {@link BlendFit}: by how much the share of black may differ from that of a steady fade. */
  private static final double CROOKED = 0.09;

  private static final double RESIDUAL = 0.45;
  /** The largest step, in steps of a steady fade. */
  private static final double STEP = 3.5;

  /** Frames: a way ends where so many longer ones do not fit. */
  private static final int MOST_UNFIT = 8;
  /** Odds of neighbours that no way passes. */
  private static final double CUT = 2;

  private final PictureHistory history;
  private final BlendFit fit;
  private final SceneChange change;
  private final Neighbours neighbours;
  private final Consumer<Transition> found;
  /** The first plain picture of the current run, −1 where the last picture was not plain. */
  private int runFrom = -1;

  private int outFrom;
  private double outTime;
  /** A run that has ended, whose way out is not known yet; −1 if there is none. */
  private int doneFrom = -1;

  private int doneOutFrom;
  private double doneOutTime;
  private int doneEnd;

  Fades(
      PictureHistory history,
      BlendFit fit,
      SceneChange change,
      Neighbours neighbours,
      Consumer<Transition> found) {
    this.history = history;
    this.fit = fit;
    this.change = change;
    this.neighbours = neighbours;
    this.found = found;
  }

  static boolean isPlain(PictureHistory history, int picture) {
    double mean = history.mean(picture);
    return history.deviation(picture) < PLAIN && (mean < BLACK || mean > WHITE);
  }

  /** Looks at the newest picture. */
  void next() {
    int newest = history.count() - 1;
    boolean plain = isPlain(history, newest);
    if (doneFrom >= 0
        && (plain || history.time(newest) - history.time(doneEnd - 1) > LONGEST + 0.1)) {
      finish(newest);
    }
    if (plain && runFrom < 0) {
      runFrom = newest;
      outFrom = wayOut(newest);
      outTime = history.time(outFrom);
    } else if (!plain && runFrom >= 0) {
      doneFrom = runFrom;
      doneOutFrom = outFrom;
      doneOutTime = outTime;
      doneEnd = newest;
      runFrom = -1;
    }
  }

  /** The film is over. */
  void end() {
    if (doneFrom >= 0) {
      finish(history.count() - 1);
    }
  }

  /** The first picture that may still belong to a fade that is not found yet; very large if there is none. */
  int undecidedFrom() {
    return doneFrom >= 0 ? doneOutFrom : runFrom >= 0 ? outFrom : Integer.MAX_VALUE;
  }

  /** The first picture that is on its way to the plain one. */
  private int wayOut(int plain) {
    int longest = plain;
    for (int first = plain - SHORTEST_FRAMES;
        first >= history.oldest()
            && history.time(plain) - history.time(first) <= LONGEST
            && longest - first <= MOST_UNFIT
            && neighbours.odds(first + 1) < CUT;
        first--) {
      if (fits(fit.of(first, plain))) {
        longest = first + 1;
      }
    }
    return longest;
  }

  /** The first picture that is as it should be after a plain one. */
  private int wayIn(int plain, int newest) {
    int longest = plain + 1;
    for (int last = plain + SHORTEST_FRAMES;
        last <= newest
            && history.time(last) - history.time(plain) <= LONGEST
            && last - longest <= MOST_UNFIT
            && neighbours.odds(last) < CUT;
        last++) {
      if (fits(fit.of(plain, last))) {
        longest = last;
      }
    }
    return longest;
  }

  private static boolean fits(float[] measures) {
    return measures[1] < RESIDUAL && measures[2] < CROOKED && measures[6] < STEP;
  }

  private void finish(int newest) {
    int end = wayIn(doneEnd - 1, newest);
    boolean gradual = doneOutFrom < doneFrom || end > doneEnd;
    boolean begin = doneFrom == 0;
    if (begin || (gradual && !isFlash(end))) {
      found.accept(new Transition(
          begin ? TransitionKind.BEGIN : TransitionKind.FADE,
          doneOutFrom,
          end,
          doneOutTime,
          history.time(end),
          1));
    }
    doneFrom = -1;
  }

  /** Whether a run that was entered at once leads back to the same scene. */
  private boolean isFlash(int end) {
    int before = doneOutFrom - 1;
    return doneOutFrom == doneFrom && before >= history.oldest() && change.between(before, end) < 0;
  }
}
