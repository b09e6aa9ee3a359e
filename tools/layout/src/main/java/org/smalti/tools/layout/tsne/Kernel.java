package org.smalti.tools.layout.tsne;

/**
 * The kernel of the repulsion between two points, as a function of their squared distance r²: the weight 1 / (inner +
 * r²) minus the weight 1 / (outer + r²) of a wider kernel. The force is the difference of the positions times the
 * square of the first weight minus the square of the second.
 *
 * @param inner 1 for the kernel of t-SNE, larger for one that is smooth enough for a coarse mesh
 * @param outer of the wider kernel that is subtracted, so that the result has a short range; infinite if none is
 */
record Kernel(double inner, double outer) {
  double weight(double squared) {
    return 1 / (inner + squared) - 1 / (outer + squared);
  }

  /** The factor of the difference of the positions. */
  double force(double squared) {
    double near = 1 / (inner + squared);
    double far = 1 / (outer + squared);
    return near * near - far * far;
  }
}
