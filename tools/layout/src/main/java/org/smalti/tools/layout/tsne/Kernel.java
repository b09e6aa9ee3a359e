package org.smalti.tools.layout.tsne;

/**
 * How two points push each other apart, as a function of their squared distance r²: with the weight 1 / (inner + r²), less that of a
 * softer kernel. The force is the difference of the places times the square of a weight, less the same of the softer one.
 *
 * @param inner 1 for t-SNE's own weight, larger for one that is as smooth as a coarse mesh needs it
 * @param outer of the softer kernel that is taken off, for what shall fade fast; infinite if none is
 */
record Kernel(double inner, double outer) {
  double weight(double squared) {
    return 1 / (inner + squared) - 1 / (outer + squared);
  }

  /** To be multiplied by the difference of the places. */
  double force(double squared) {
    double near = 1 / (inner + squared);
    double far = 1 / (outer + squared);
    return near * near - far * far;
  }
}
