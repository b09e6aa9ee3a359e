package org.smalti.tools.audio;

/**
 * Spectral flatness (Johnston, 1988): the geometric by the arithmetic mean of the power spectrum between {@value #FROM}
 * and {@value #TO} Hz: 0 for a tone, about 0.56 for white noise.
 */
final class SpectralFlatness implements SpectrumProperty {
  private static final double FROM = 50;
  private static final double TO = 8000;
  /** Added to each power, so that none is 0. */
  private static final double FLOOR = 1e-10;

  private static final int FACTORS = 16;

  private final double binWidth;

  SpectralFlatness(int sampleRate) {
    binWidth = sampleRate / (double) SampleFrame.SIZE;
  }

  /** One logarithm of a product of {@value #FACTORS} powers takes the place of as many logarithms. */
  @Override
  public double of(float[] powers) {
    int lastBin = (int) Math.min(powers.length - 1, TO / binWidth);
    int firstBin = Math.min(lastBin, Math.max(1, (int) Math.ceil(FROM / binWidth)));
    double logs = 0;
    double sum = 0;
    double product = 1;
    for (int bin = firstBin; bin <= lastBin; bin++) {
      double value = powers[bin] + FLOOR;
      sum += value;
      product *= value;
      if ((bin - firstBin) % FACTORS == FACTORS - 1) {
        logs += Math.log(product);
        product = 1;
      }
    }
    logs += Math.log(product);
    int bins = lastBin - firstBin + 1;
    return Math.exp(logs / bins) / (sum / bins);
  }
}
