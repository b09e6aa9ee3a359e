package org.smalti.compositions.generative;

/**
 * Steps that become shorter evenly, without jumps. The i-th begins at {@code first * ln(1 + i / ease) / ln(1 + 1 /
 * ease)}, with the ease that makes all of them together as long as was wanted.
 */
final class Acceleration {
  private static final int HALVINGS = 100;
  private static final double LARGEST_EASE = 1e9;

  private final double first;
  private final double ease;

  /**
   * @param steps how many there are
   * @param first ms: the first step
   * @param total ms of all steps; where it is more than so many first steps, all are as long as the first
   */
  Acceleration(int steps, double first, double total) {
    this.first = first;
    double low = 1e-6;
    double high = LARGEST_EASE;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.sqrt(low * high);
      if (at(steps, first, middle) < total) {
        low = middle;
      } else {
        high = middle;
      }
    }
    ease = low;
  }

  /** When the i-th step begins, in ms from the first. */
  double at(double i) {
    return at(i, first, ease);
  }

  private static double at(double i, double first, double ease) {
    return first * StrictMath.log1p(i / ease) / StrictMath.log1p(1 / ease);
  }
}
