package org.smalti.tools.layout.tsne;

/** The repulsion of all pairs, one by one. */
final class ExactRepulsion {
  private ExactRepulsion() {}

  /** Fills {@code forces} and gives the sum of the weights, as {@link Repulsion#push} would. */
  static double exact(double[] points, int dimensions, double[] forces) {
    double sum = 0;
    int count = points.length / dimensions;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double distance = 0;
        for (int d = 0; d < dimensions; d++) {
          distance += Math.pow(points[i * dimensions + d] - points[j * dimensions + d], 2);
        }
        double w = 1 / (1 + distance);
        sum += i == j ? 0 : w;
        for (int d = 0; d < dimensions; d++) {
          forces[i * dimensions + d] +=
              w * w * (points[i * dimensions + d] - points[j * dimensions + d]);
        }
      }
    }
    return sum;
  }

  /** How far the first are from the second, relative to the length of those. */
  static double distance(double[] a, double[] b) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < a.length; i++) {
      difference += (a[i] - b[i]) * (a[i] - b[i]);
      length += b[i] * b[i];
    }
    return Math.sqrt(difference / length);
  }
}
