package org.smalti.tools.audio;

/**
 * Spectral roll-off in Hz (Tzanetakis and Cook, "Musical genre classification of audio signals", 2002): the frequency
 * of the first bin up to which the magnitudes add up to {@value #SHARE} of their sum. A constant offset has no part in
 * it, see {@link BinsAboveDc}.
 */
final class SpectralRolloff implements SpectrumProperty {
  private static final double SHARE = 0.85;

  private final double binWidth;

  SpectralRolloff(int sampleRate) {
    binWidth = sampleRate / (double) SampleFrame.SIZE;
  }

  @Override
  public double of(float[] powers) {
    if (BinsAboveDc.areEmpty(powers)) {
      return Double.NaN;
    }
    double sum = 0;
    for (int bin = BinsAboveDc.FIRST; bin < powers.length; bin++) {
      sum += Math.sqrt(powers[bin]);
    }
    double wanted = SHARE * sum;
    int bin = BinsAboveDc.FIRST;
    double below = Math.sqrt(powers[bin]);
    while (below < wanted && bin < powers.length - 1) {
      bin++;
      below += Math.sqrt(powers[bin]);
    }
    return binWidth * bin;
  }
}
