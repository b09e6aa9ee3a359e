package org.smalti.tools.audio;

/**
 * Fundamental and stiffness of a string by weighted least squares: with the n-th partial at n·f·√(1 + B·n²), the square
 * of a partial's frequency by its number is a straight line in n². Not for two threads at once.
 */
final class StringFit {
  /** A stretch of the highest partial by less than this may as well be an error: a third of a percent, 6 cents. */
  private static final double NOTICED = 0.0066;

  private static final double STIFFEST = 0.02;

  private double weights;
  private double squares;
  private double fourths;
  private double values;
  private double products;
  private int highest;

  void clear() {
    weights = 0;
    squares = 0;
    fourths = 0;
    values = 0;
    products = 0;
    highest = 0;
  }

  /** Adds the {@code n}-th partial with a weight. */
  void add(int n, double partial, double weight) {
    double square = (double) n * n;
    double value = partial * partial / square;
    weights += weight;
    squares += weight * square;
    fourths += weight * square * square;
    values += weight * value;
    products += weight * square * value;
    highest = Math.max(highest, n);
  }

  /** The fundamental, Hz; {@code otherwise} if the partials lie on no line that a string could have. */
  double hz(double otherwise) {
    double spread = weights * fourths - squares * squares;
    if (spread <= 1e-6 * weights * fourths) {
      return otherwise;
    }
    double slope = (weights * products - squares * values) / spread;
    double intercept = (values - slope * squares) / weights;
    double stiffness = intercept > 0 ? slope / intercept : 0;
    boolean stretched = stiffness * highest * highest > NOTICED && stiffness < STIFFEST;
    return stretched ? Math.sqrt(intercept) : otherwise;
  }
}
