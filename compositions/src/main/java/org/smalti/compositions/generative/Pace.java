package org.smalti.compositions.generative;

/**
 * How fast a piece goes if nothing is said: times and sizes that suit 200 clips and those that suit 16,384, which are
 * media-tools' own, with powers of the number of clips between and beyond. A piece of few clips must not be slow, one
 * of many must not rush.
 */
final class Pace {
  /** media-tools' grid of 128x128. */
  private static final int MANY = 16_384;

  private static final int FEW = 200;

  private final int clips;

  Pace(int clips) {
    this.clips = clips;
  }

  /** For a piece that fewer clips than 200 make no shorter, and more than 16,384 no longer. */
  static Pace bounded(int clips) {
    return new Pace(Math.max(FEW, Math.min(MANY, clips)));
  }

  /** A value that is {@code few} for 200 clips and exactly {@code many} for 16,384. */
  double between(double few, double many) {
    double power = StrictMath.log(many / few) / StrictMath.log((double) MANY / FEW);
    return many * StrictMath.pow((double) clips / MANY, power);
  }

  /** The same as a whole number, at least 1. */
  int count(double few, double many) {
    return (int) Math.max(1, Math.round(between(few, many)));
  }
}
