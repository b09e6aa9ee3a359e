package org.smalti.tools.layout.tsne;

/**
 * Where t-SNE has put the points.
 *
 * @param components numbers per point
 * @param coordinates point after point, mean 0
 * @param divergence Kullback–Leibler divergence of the placement from the affinities, in nats; NaN where none was
 *     computed
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
public record TsneResult(int components, double[] coordinates, double divergence) {
  /** One coordinate of all points. */
  public double[] column(int component) {
    double[] column = new double[coordinates.length / components];
    for (int i = 0; i < column.length; i++) {
      column[i] = coordinates[i * components + component];
    }
    return column;
  }
}
