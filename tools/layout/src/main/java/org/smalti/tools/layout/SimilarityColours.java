package org.smalti.tools.layout;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.smalti.core.draw.Oklab;
import org.smalti.tools.layout.vector.PrincipalComponents;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Colours for vectors: similar vectors get similar colours. In the colour space Oklab, where equal distances look
 * equal, the first two principal components are the colour axes a and b, the third is the lightness.
 */
final class SimilarityColours {
  private static final int COMPONENTS = 3;
  /** The share of values at each end that get the colour of the end. */
  private static final double EXTREME = 0.02;

  private static final double DARKEST = 0.5;
  private static final double LIGHTEST = 0.85;
  private static final double CHROMA = 0.13;

  private SimilarityColours() {}

  static Color[] of(Vectors vectors) {
    double[] scores = PrincipalComponents.scores(vectors, COMPONENTS);
    double[][] parts = new double[COMPONENTS][];
    for (int c = 0; c < COMPONENTS; c++) {
      int component = c;
      parts[c] = fractions(IntStream.range(0, vectors.count())
          .mapToDouble(i -> scores[i * COMPONENTS + component])
          .toArray());
    }
    return IntStream.range(0, vectors.count())
        .mapToObj(i -> Oklab.color(
            DARKEST + (LIGHTEST - DARKEST) * parts[2][i],
            CHROMA * (2 * parts[0][i] - 1),
            CHROMA * (2 * parts[1][i] - 1)))
        .toArray(Color[]::new);
  }

  /** Each value as a place from 0 to 1 between the ends of all; 0.5 if all are equal. */
  private static double[] fractions(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = (int) (sorted.length * EXTREME);
    double low = sorted[cut];
    double high = sorted[sorted.length - 1 - cut];
    return Arrays.stream(values)
        .map(value -> high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0.5)
        .toArray();
  }
}
