package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import java.util.Comparator;
import org.smalti.tools.layout.vector.Vectors;

/** What a placement is judged by, computed plainly over all pairs. */
public final class Measures {
  private Measures() {}

  /** Kullback–Leibler divergence of a placement from the exact affinities of all pairs, in nats. */
  static double divergence(Vectors vectors, double[] points, int components, double perplexity) {
    int count = vectors.count();
    double[][] p = affinities(vectors, perplexity);
    double[][] w = new double[count][count];
    double total = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (i != j) {
          double distance = 0;
          for (int d = 0; d < components; d++) {
            double difference = points[i * components + d] - points[j * components + d];
            distance += difference * difference;
          }
          w[i][j] = 1 / (1 + distance);
          total += w[i][j];
        }
      }
    }
    double divergence = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (p[i][j] > 0) {
          divergence += p[i][j] * Math.log(p[i][j] * total / w[i][j]);
        }
      }
    }
    return divergence;
  }

  private static double[][] affinities(Vectors vectors, double perplexity) {
    int count = vectors.count();
    double[][] p = new double[count][count];
    for (int i = 0; i < count; i++) {
      double low = 0;
      double high = 1e6;
      for (int step = 0; step < 200; step++) {
        double entropy = fill(vectors, i, (low + high) / 2, p[i]);
        if (entropy > Math.log(perplexity)) {
          low = (low + high) / 2;
        } else {
          high = (low + high) / 2;
        }
      }
    }
    double[][] joint = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        joint[i][j] = (p[i][j] + p[j][i]) / (2 * count);
      }
    }
    return joint;
  }

  private static double fill(Vectors vectors, int i, double precision, double[] row) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < row.length; j++) {
      nearest = j == i ? nearest : Math.min(nearest, distance(vectors, i, j));
    }
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      row[j] = j == i ? 0 : Math.exp(-precision * (distance(vectors, i, j) - nearest));
      sum += row[j];
    }
    double entropy = 0;
    for (int j = 0; j < row.length; j++) {
      row[j] /= sum;
      entropy -= row[j] > 0 ? row[j] * Math.log(row[j]) : 0;
    }
    return entropy;
  }

  /** Squared. */
  public static double distance(Vectors vectors, int i, int j) {
    double distance = 0;
    for (int k = 0; k < vectors.size(); k++) {
      double difference = (double) vectors.values()[i * vectors.size() + k]
          - vectors.values()[j * vectors.size() + k];
      distance += difference * difference;
    }
    return distance;
  }

  /** The share of each vector's 10 nearest that are among the 10 nearest in the placement too. */
  static double neighboursKept(Vectors vectors, double[] points, int components) {
    float[] places = new float[points.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (float) points[i];
    }
    var placed = new Vectors(vectors.count(), components, places);
    int kept = 0;
    for (int i = 0; i < vectors.count(); i++) {
      var before = Arrays.asList(nearest(vectors, i));
      for (Integer j : nearest(placed, i)) {
        kept += before.contains(j) ? 1 : 0;
      }
    }
    return kept / (10.0 * vectors.count());
  }

  private static Integer[] nearest(Vectors vectors, int i) {
    Integer[] others = new Integer[vectors.count()];
    Arrays.setAll(others, j -> j);
    Arrays.sort(
        others,
        Comparator.comparingDouble(
            j -> j == i ? Double.POSITIVE_INFINITY : distance(vectors, i, j)));
    return Arrays.copyOf(others, 10);
  }
}
