package org.smalti.tools.audio;

/**
 * Spectral centroid in Hz (Tzanetakis and Cook, "Musical genre classification of audio signals", 2002; Peeters,
 * CUIDADO, 2004): the mean frequency of the bins, weighted by their magnitudes. A constant offset has no part in it,
 * see {@link BinsAboveDc}.
 */
final class SpectralCentroid implements SpectrumProperty {
  private final double binWidth;

  SpectralCentroid(int sampleRate) {
    binWidth = sampleRate / (double) SampleFrame.SIZE;
  }

  @Override
  public double of(float[] powers) {
    if (BinsAboveDc.areEmpty(powers)) {
      return Double.NaN;
    }
    double sum = 0;
    double weighted = 0;
    for (int bin = BinsAboveDc.FIRST; bin < powers.length; bin++) {
      double magnitude = Math.sqrt(powers[bin]);
      sum += magnitude;
      weighted += bin * magnitude;
    }
    return binWidth * weighted / sum;
  }
}
