package org.smalti.tools.audio;

/**
 * The pitch whose period is the first high peak of the normalised autocorrelation: of the highest points between zero
 * crossings, the first that comes near to the highest of all (McLeod and Wyvill, 2005).
 */
final class AutocorrelationPitch implements PitchEstimator {
  /** How near a peak must come to the highest one. Lower: errors an octave up; higher: errors an octave down. */
  private static final double NEAR = 0.9;
  /** Hz: periods of higher pitches are too few samples long. */
  private static final double LIMIT = 5000;

  private final double sampleRate;

  AutocorrelationPitch(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  @Override
  public void hear(
      float[] frame, int length, Autocorrelation periodicity, PitchCandidates candidates) {
    int lags = (int) Math.min(length / 2.0 - 1, Math.ceil(sampleRate / LOWEST) + 1);
    double highest = 0;
    for (int lag = nextLobe(periodicity, 1, lags); lag < lags; ) {
      int end = endOfLobe(periodicity, lag, lags);
      highest = Math.max(highest, height(periodicity, lag, end));
      lag = nextLobe(periodicity, end, lags);
    }
    for (int lag = nextLobe(periodicity, 1, lags); lag < lags; ) {
      int end = endOfLobe(periodicity, lag, lags);
      if (highest > 0 && height(periodicity, lag, end) >= NEAR * highest) {
        int peak = peak(periodicity, lag, end);
        double clear = periodicity.peakHeight(peak);
        candidates.add(sampleRate / periodicity.peakLag(peak), clear, clear);
        return;
      }
      lag = nextLobe(periodicity, end, lags);
    }
  }

  private double height(Autocorrelation periodicity, int from, int to) {
    int peak = peak(periodicity, from, to);
    boolean inRange = peak * LIMIT >= sampleRate * 0.98;
    return peak > 0 && inRange ? periodicity.peakHeight(peak) : 0;
  }

  /** The largest local maximum in a lobe, 0 if it has none. */
  private static int peak(Autocorrelation periodicity, int from, int to) {
    int peak = 0;
    for (int lag = Math.max(1, from); lag < to; lag++) {
      float value = periodicity.at(lag);
      boolean top = value > periodicity.at(lag - 1) && value >= periodicity.at(lag + 1);
      if (top && (peak == 0 || value > periodicity.at(peak))) {
        peak = lag;
      }
    }
    return peak;
  }

  /** The next zero crossing from below. */
  private static int nextLobe(Autocorrelation periodicity, int from, int lags) {
    int lag = from;
    while (lag < lags && periodicity.at(lag) > 0) {
      lag++;
    }
    while (lag < lags && periodicity.at(lag) <= 0) {
      lag++;
    }
    return lag;
  }

  private static int endOfLobe(Autocorrelation periodicity, int from, int lags) {
    int lag = from;
    while (lag < lags && periodicity.at(lag) > 0) {
      lag++;
    }
    return lag;
  }
}
