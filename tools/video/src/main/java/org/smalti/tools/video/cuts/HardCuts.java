package org.smalti.tools.video.cuts;

import java.util.function.Consumer;

/**
 * Finds cuts: neighbours that look like different scenes, more so than those around them (else it is fast motion),
 * where none of the pictures before looks like one of those after (else it was a flash). What counts how much is a
 * logistic regression over the composed films that are for tuning (see bench).
 */
final class HardCuts {
  /** s: a flash or a flicker ends within this. */
  private static final double LOOK_AHEAD = 0.36;
  /** s: neighbours that count as being around. */
  private static final double AROUND = 0.25;
  /** At high frame rates no more pictures than these are looked at. */
  private static final int MOST_PICTURES = 20;

  /** Levels of luma: after a flash the light is as before to within this. */
  private static final double SAME_LIGHT = 30;
  /** Standard deviation of luma below which a picture shows little. */
  private static final double PLAIN = 14;

  /** The odds of neighbours below which nothing else is measured. */
  private static final double LEAST = -4;

  private static final double OWN = 0.307;
  private static final double LARGEST_AROUND = -0.28;
  private static final double LARGEST_ON_THE_CALMER_SIDE = -1.002;
  private static final double MEAN_AROUND = -0.082;
  private static final double RETURN = 0.616;
  private static final double MISMATCH = 3.918;
  private static final double BIAS = -15.201;

  private final PictureHistory history;
  private final SceneChange change;
  private final Neighbours neighbours;
  private final Consumer<Transition> found;
  private int decided = 1;

  HardCuts(
      PictureHistory history,
      SceneChange change,
      Neighbours neighbours,
      Consumer<Transition> found) {
    this.history = history;
    this.change = change;
    this.neighbours = neighbours;
    this.found = found;
  }

  /** Looks at the newest picture. */
  void next() {
    int newest = history.count() - 1;
    while (decided < newest
        && (history.time(newest) - history.time(decided) > LOOK_AHEAD
            || newest - decided >= MOST_PICTURES)) {
      decide(decided++, newest);
    }
  }

  /** The film is over. */
  void end() {
    int newest = history.count() - 1;
    while (decided <= newest) {
      decide(decided++, newest);
    }
  }

  /** The first picture of which it is not decided yet whether a scene begins with it. */
  int undecidedFrom() {
    return decided;
  }

  private void decide(int picture, int newest) {
    if (neighbours.odds(picture) < LEAST) {
      return;
    }
    double odds = odds(picture, newest);
    if (odds > 0) {
      double time = history.time(picture);
      found.accept(new Transition(
          TransitionKind.CUT, picture, picture, time, time, 1 / (1 + Math.exp(-odds))));
    }
  }

  private double odds(int picture, int newest) {
    int before = Math.max(1, reach(picture, -1, AROUND, newest));
    int after = reach(picture, 1, AROUND, newest);
    double largestBefore = neighbours.largest(before, picture - 1);
    double largestAfter = neighbours.largest(picture + 1, after);
    double meanBefore = neighbours.mean(before, picture - 1);
    double meanAfter = neighbours.mean(picture + 1, after);
    // At the ends of a film one side stands for both.
    if (before > picture - 1) {
      largestBefore = largestAfter;
      meanBefore = meanAfter;
    } else if (after == picture) {
      largestAfter = largestBefore;
      meanAfter = meanBefore;
    }
    return BIAS
        + OWN * neighbours.odds(picture)
        + LARGEST_AROUND * Math.max(largestBefore, largestAfter)
        + LARGEST_ON_THE_CALMER_SIDE * Math.min(largestBefore, largestAfter)
        + MEAN_AROUND * (meanBefore + meanAfter) / 2
        + RETURN * least(picture, newest)
        + MISMATCH * neighbours.blockMismatch(picture);
  }

  /** The last picture in a direction that is not further away than a time. */
  private int reach(int picture, int direction, double seconds, int newest) {
    int at = picture;
    while (Math.abs(at - picture) < MOST_PICTURES
        && at + direction <= newest
        && at + direction >= history.oldest()
        && Math.abs(history.time(at + direction) - history.time(picture)) <= seconds) {
      at += direction;
    }
    return at;
  }

  /** The least odds of the picture and one before it, or the one before it and a later one: small if it was a flash. */
  private double least(int picture, int newest) {
    double least = Double.POSITIVE_INFINITY;
    int after = reach(picture, 1, LOOK_AHEAD, newest);
    for (int later = picture + 1; later <= after; later++) {
      least = Math.min(least, same(picture - 1, later));
    }
    int before = reach(picture - 1, -1, LOOK_AHEAD, newest);
    for (int earlier = picture - 2; earlier >= before; earlier--) {
      least = Math.min(least, same(earlier, picture));
    }
    return least == Double.POSITIVE_INFINITY ? neighbours.odds(picture) : least;
  }

  /** The odds that two pictures are of different scenes; where one shows little, equal light is asked for as well. */
  private double same(int earlier, int later) {
    double odds = change.between(earlier, later);
    boolean plain = Math.min(history.deviation(earlier), history.deviation(later)) < PLAIN;
    return plain && change.lightDifference() > SAME_LIGHT ? Math.max(0, odds) : odds;
  }
}
