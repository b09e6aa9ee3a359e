package org.smalti.tools.layout.vector;

/**
 * The power of a sound in mel bands, frame by frame: triangular bands of equal area on Slaney's mel scale from 0 Hz to
 * half the rate (Auditory Toolbox 1998; what librosa calls its default).
 */
final class MelSpectrum {
  private static final double LINEAR_MELS = 15;
  private static final double LINEAR_HZ = 1000;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final int window;
  private final int[] firstBin;
  private final float[][] weights;

  MelSpectrum(int sampleRate, int window, int bands) {
    this.window = window;
    firstBin = new int[bands];
    weights = new float[bands][];
    double top = mel(sampleRate / 2.0);
    for (int band = 0; band < bands; band++) {
      double low = hertz(top * band / (bands + 1));
      double middle = hertz(top * (band + 1) / (bands + 1));
      double high = hertz(top * (band + 2) / (bands + 1));
      triangle(band, low, middle, high, sampleRate / (double) window);
    }
  }

  private void triangle(int band, double low, double middle, double high, double binWidth) {
    int first = (int) Math.ceil(low / binWidth);
    int last = Math.min(window / 2, (int) Math.floor(high / binWidth));
    firstBin[band] = first;
    weights[band] = new float[Math.max(0, last - first + 1)];
    for (int bin = first; bin <= last; bin++) {
      double hertz = bin * binWidth;
      double height = Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle));
      weights[band][bin - first] = (float) (Math.max(0, height) * 2 / (high - low));
    }
  }

  /**
   * Frame, band.
   *
   * @param power frame, bin
   */
  double[][] of(float[][] power) {
    double[][] bands = new double[power.length][weights.length];
    for (int t = 0; t < bands.length; t++) {
      for (int band = 0; band < weights.length; band++) {
        double sum = 0;
        for (int i = 0; i < weights[band].length; i++) {
          sum += weights[band][i] * power[t][firstBin[band] + i];
        }
        bands[t][band] = sum;
      }
    }
    return bands;
  }

  private static double mel(double hertz) {
    return hertz < LINEAR_HZ
        ? hertz * LINEAR_MELS / LINEAR_HZ
        : LINEAR_MELS + Math.log(hertz / LINEAR_HZ) / LOG_STEP;
  }

  private static double hertz(double mel) {
    return mel < LINEAR_MELS
        ? mel * LINEAR_HZ / LINEAR_MELS
        : LINEAR_HZ * Math.exp((mel - LINEAR_MELS) * LOG_STEP);
  }
}
