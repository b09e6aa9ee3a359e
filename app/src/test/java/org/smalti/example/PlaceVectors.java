package org.smalti.example;

import java.util.Random;
import org.smalti.tools.layout.tsne.Tsne;
import org.smalti.tools.layout.tsne.TsneOptions;
import org.smalti.tools.layout.tsne.TsneResult;
import org.smalti.tools.layout.vector.Vectors;

/** t-SNE of any array: three clouds in ten dimensions, placed in the plane. */
public final class PlaceVectors {
  /** @param arguments none */
  public static void main(String... arguments) {
    Random random = new Random(1);
    double[][] points = new double[300][10];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < 10; k++) {
        points[i][k] = random.nextGaussian() + 10 * (i % 3);
      }
    }
    TsneResult map = new Tsne(TsneOptions.usual(2)).place(Vectors.of(points));
    double[] x = map.column(0);
    double[] y = map.column(1);
    System.out.printf("the first point lies at %.3f, %.3f%n", x[0], y[0]);
    System.out.printf("divergence %.3f%n", map.divergence());
  }
}
