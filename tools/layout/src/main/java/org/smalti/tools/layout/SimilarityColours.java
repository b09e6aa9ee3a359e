package org.smalti.tools.layout;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.smalti.tools.layout.vector.PrincipalComponents;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Colours for vectors: similar vectors get similar colours. In the colour space OKLab (Ottosson 2020), where equal
 * distances look equal, the first two principal components are the colour axes a and b, the third is the lightness.
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
        .mapToObj(i -> colour(
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

  private static Color colour(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new Color(
        part(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        part(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        part(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double cube(double value) {
    return value * value * value;
  }

  /** From linear light to the value of an sRGB channel (IEC 61966-2-1). */
  private static float part(double linear) {
    double shown = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (float) Math.max(0, Math.min(1, shown));
  }
}
