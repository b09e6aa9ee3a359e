package org.smalti.compositions.generative;

/**
 * Where the number of clips lies between {@value #SMALL}, of which a short film is made, and {@value #LARGE}, which
 * media-tools' timing is for. Values between are reached in even ratios.
 */
final class CollectionSize {
  private static final int SMALL = 200;
  private static final int LARGE = 16_384;

  private final double share;

  /** @param clips how many there are */
  CollectionSize(int clips) {
    double ratio = Math.log((double) Math.max(1, clips) / SMALL) / Math.log((double) LARGE / SMALL);
    share = Math.max(0, Math.min(1, ratio));
  }

  /** A value that is so large for a small collection and for a large one; both more than 0. */
  double between(double small, double large) {
    return share == 1 ? large : small * StrictMath.pow(large / small, share);
  }

  /** The same as a whole number. */
  int count(int small, int large) {
    return (int) Math.round(between(small, large));
  }
}
