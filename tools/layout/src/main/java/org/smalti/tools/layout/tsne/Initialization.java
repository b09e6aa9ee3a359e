package org.smalti.tools.layout.tsne;

import java.util.Random;
import org.smalti.core.table.EnumWord;
import org.smalti.tools.layout.vector.PrincipalComponents;
import org.smalti.tools.layout.vector.Vectors;

/** Where the points start from. */
public enum Initialization {
  /** Principal components: keeps the large structure, and the seed has little influence. */
  PCA,
  /** Normally distributed around 0. */
  RANDOM;

  private static final double DEVIATION = 1e-4;
  private static final double DISORDER = 0.01;

  /**
   * The places to start from, deviation 1e-4. Principal components get a little noise, which separates equal vectors
   * and fills missing dimensions.
   */
  double[] places(Vectors vectors, int components, long seed) {
    double[] points = new double[vectors.count() * components];
    double scale = 0;
    if (this == PCA) {
      points = PrincipalComponents.scores(vectors, components);
      double variance = 0;
      for (int i = 0; i < points.length; i += components) {
        variance += points[i] * points[i];
      }
      double deviation = Math.sqrt(variance / vectors.count());
      scale = deviation > 1e-12 ? DEVIATION / deviation : 0;
    }
    double noise = this == PCA ? DEVIATION * DISORDER : DEVIATION;
    Random random = new Random(seed);
    for (int i = 0; i < points.length; i++) {
      points[i] = points[i] * scale + random.nextGaussian() * noise;
    }
    return points;
  }

  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
