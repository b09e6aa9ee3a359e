package org.smalti.tools.layout.vector;

/** The directions in which vectors differ most: eigenvectors of their covariance, by Jacobi rotations. */
public final class PrincipalComponents {
  private static final int SWEEPS = 60;

  private PrincipalComponents() {}

  /**
   * The coordinates of each vector along the first {@code components} directions, mean 0, {@code components} numbers
   * per vector. The sign of a direction is such that its largest element is positive. The coordinates beyond the
   * vectors' own dimensions are 0.
   */
  public static double[] scores(Vectors vectors, int components) {
    int size = vectors.size();
    double[] means = means(vectors);
    double[][] covariance = covariance(vectors, means);
    double[][] directions = new double[size][size];
    diagonalize(covariance, directions);
    double[] scores = new double[vectors.count() * components];
    boolean[] used = new boolean[size];
    for (int c = 0; c < Math.min(components, size); c++) {
      int best = largest(covariance, used);
      used[best] = true;
      double[] direction = oriented(directions, best);
      for (int i = 0; i < vectors.count(); i++) {
        double score = 0;
        for (int k = 0; k < size; k++) {
          score += direction[k] * (vectors.values()[i * size + k] - means[k]);
        }
        scores[i * components + c] = score;
      }
    }
    return scores;
  }

  private static double[] means(Vectors vectors) {
    int size = vectors.size();
    double[] means = new double[size];
    for (int i = 0; i < vectors.values().length; i++) {
      means[i % size] += vectors.values()[i];
    }
    for (int k = 0; k < size; k++) {
      means[k] /= vectors.count();
    }
    return means;
  }

  private static double[][] covariance(Vectors vectors, double[] means) {
    int size = vectors.size();
    double[][] covariance = new double[size][size];
    double[] centred = new double[size];
    for (int i = 0; i < vectors.count(); i++) {
      for (int k = 0; k < size; k++) {
        centred[k] = vectors.values()[i * size + k] - means[k];
      }
      for (int k = 0; k < size; k++) {
        double[] row = covariance[k];
        double value = centred[k];
        for (int m = 0; m < size; m++) {
          row[m] += value * centred[m];
        }
      }
    }
    return covariance;
  }

  /**
   * Turns a symmetric matrix into its eigenvalues (on the diagonal) and the columns of {@code directions} into its
   * eigenvectors.
   */
  private static void diagonalize(double[][] matrix, double[][] directions) {
    int size = matrix.length;
    for (int i = 0; i < size; i++) {
      directions[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double off = 0;
      double diagonal = 0;
      for (int p = 0; p < size; p++) {
        diagonal += matrix[p][p] * matrix[p][p];
        for (int q = p + 1; q < size; q++) {
          off += matrix[p][q] * matrix[p][q];
        }
      }
      if (off <= 1e-28 * diagonal) {
        return;
      }
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          if (matrix[p][q] != 0) {
            rotate(matrix, directions, p, q);
          }
        }
      }
    }
  }

  private static void rotate(double[][] matrix, double[][] directions, int p, int q) {
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < matrix.length; k++) {
      double a = matrix[k][p];
      double b = matrix[k][q];
      matrix[k][p] = c * a - s * b;
      matrix[k][q] = s * a + c * b;
    }
    for (int k = 0; k < matrix.length; k++) {
      double a = matrix[p][k];
      double b = matrix[q][k];
      matrix[p][k] = c * a - s * b;
      matrix[q][k] = s * a + c * b;
      double u = directions[k][p];
      double v = directions[k][q];
      directions[k][p] = c * u - s * v;
      directions[k][q] = s * u + c * v;
    }
  }

  private static int largest(double[][] diagonal, boolean[] used) {
    int best = -1;
    for (int i = 0; i < used.length; i++) {
      if (!used[i] && (best < 0 || diagonal[i][i] > diagonal[best][best])) {
        best = i;
      }
    }
    return best;
  }

  private static double[] oriented(double[][] directions, int column) {
    double[] direction = new double[directions.length];
    int strongest = 0;
    for (int k = 0; k < direction.length; k++) {
      direction[k] = directions[k][column];
      if (Math.abs(direction[k]) > Math.abs(direction[strongest])) {
        strongest = k;
      }
    }
    if (direction[strongest] < 0) {
      for (int k = 0; k < direction.length; k++) {
        direction[k] = -direction[k];
      }
    }
    return direction;
  }
}
