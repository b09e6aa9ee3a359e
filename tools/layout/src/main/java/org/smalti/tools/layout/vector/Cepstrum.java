package org.smalti.tools.layout.vector;

/** The first coefficients of the orthonormal discrete cosine transform (DCT-II) of each frame's bands. */
final class Cepstrum {
  private final double[][] cosines;

  Cepstrum(int coefficients, int bands) {
    cosines = new double[coefficients][bands];
    for (int c = 0; c < coefficients; c++) {
      double scale = Math.sqrt((c == 0 ? 1.0 : 2.0) / bands);
      for (int band = 0; band < bands; band++) {
        cosines[c][band] = scale * Math.cos(Math.PI * c * (2 * band + 1) / (2.0 * bands));
      }
    }
  }

  /**
   * Coefficient, frame.
   *
   * @param bands frame, band
   */
  double[][] of(double[][] bands) {
    double[][] cepstrum = new double[cosines.length][bands.length];
    for (int c = 0; c < cosines.length; c++) {
      double[] cosine = cosines[c];
      for (int t = 0; t < bands.length; t++) {
        double sum = 0;
        for (int band = 0; band < cosine.length; band++) {
          sum += cosine[band] * bands[t][band];
        }
        cepstrum[c][t] = sum;
      }
    }
    return cepstrum;
  }
}
