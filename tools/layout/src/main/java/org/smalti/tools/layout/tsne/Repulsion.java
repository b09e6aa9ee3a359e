package org.smalti.tools.layout.tsne;

/** The part of t-SNE's gradient that pushes all points apart. */
interface Repulsion {
  /**
   * Fills {@code forces} with the sum over all other points of w² times the difference of the places, where w = 1 / (1
   * + squared distance).
   *
   * @param points the places, point after point
   * @return the sum of w over all ordered pairs
   */
  double push(double[] points, double[] forces);
}
