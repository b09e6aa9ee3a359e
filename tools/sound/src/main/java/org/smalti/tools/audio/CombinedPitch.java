package org.smalti.tools.audio;

/**
 * Estimates pitch from autocorrelation and spectrum together. Candidates are the peaks of the normalised
 * autocorrelation, and the strongest spectral peaks and their integer fractions. The score of a candidate is a product
 * of three: how periodic the frame is at this pitch; the share of the spectrum that its partials explain, which is low
 * for an octave too high; and the share of its partials that are present, which is low for an octave too low. Partials
 * may be stretched like those of a stiff string.
 */
final class CombinedPitch implements PitchEstimator {
  private static final double LOWEST_PEAK = 0.3;
  /** Candidates with less than this share of the highest periodicity are left out. */
  private static final double CLEAR = 0.5;

  private static final int DIVISORS = 4;
  private static final int LOUDEST = 3;

  /** Candidates with less than this share of the best score are left out. */
  private static final double PROMISING = 0.6;

  /** Below this, partials are those of two notes rather than one. */
  private static final double TWO = 0.7;
  /**
   * How periodic a frame must be at the common period of two notes for both to be candidates; and as a share of the
   * highest periodicity.
   */
  private static final double VOUCHED = 0.8;

  private static final double CLEAREST = 0.9;

  /** Lags below this are too few samples long to be judged alone. */
  private static final int COARSE = 16;
  /** How far a peak of the autocorrelation must rise out of the valley before it. */
  private static final double STANDING = 0.4;

  private final double sampleRate;
  private final PitchCandidates rough = new PitchCandidates();
  private final PitchCandidates pairs = new PitchCandidates();
  private final PartialFit fit = new PartialFit();
  private final double[] scores = new double[PitchCandidates.MOST];
  private float[] lowest = new float[0];
  private SpectralPeaks peaks = new SpectralPeaks(1);

  CombinedPitch(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  @Override
  public void hear(
      float[] frame, int length, Autocorrelation periodicity, PitchCandidates candidates) {
    double binWidth = sampleRate / (2.0 * periodicity.bins());
    if (peaks.binWidth() != binWidth) {
      peaks = new SpectralPeaks(binWidth);
    }
    double resolution = sampleRate / (double) length;
    peaks.find(periodicity.powers(), periodicity.bins(), resolution);
    rough.clear();
    int lags = (int) Math.min(length / 2.0 - 1, Math.ceil(sampleRate / LOWEST) + 1);
    lowestSoFar(periodicity, lags);
    // Partials first: a high note has more periods than the list of candidates has room for.
    addPartials(periodicity, lags);
    addPeriods(periodicity, lags);
    double best = score(resolution);
    if (pairs.count() > 0) {
      for (int i = 0; i < pairs.count(); i++) {
        rough.add(pairs.hz(i), pairs.height(i), pairs.height(i));
      }
      best = score(resolution);
    }
    for (int i = 0; i < rough.count(); i++) {
      if (scores[i] > 0 && scores[i] >= PROMISING * best) {
        fit.stretched(peaks, rough.hz(i), resolution);
        candidates.add(fit.hz(), rough.height(i) * fit.score(), rough.height(i));
      }
    }
  }

  /** Scores all candidates roughly, and finds those that are two notes. Returns the best score. */
  private double score(double resolution) {
    pairs.clear();
    double clearest = 0;
    for (int i = 0; i < rough.count(); i++) {
      clearest = Math.max(clearest, rough.height(i));
    }
    double best = 0;
    for (int i = 0; i < rough.count(); i++) {
      // No score is higher than the height.
      double height = rough.height(i);
      scores[i] = height < Math.max(CLEAR * clearest, PROMISING * best)
          ? 0
          : height * fit.roughly(peaks, rough.hz(i), resolution);
      best = Math.max(best, scores[i]);
      if (height >= VOUCHED && height >= CLEAREST * clearest && fit.one() < TWO) {
        pairs.add(fit.lowNote(), height, height);
        pairs.add(fit.highNote(), height, height);
      }
    }
    return best;
  }

  private void addPeriods(Autocorrelation periodicity, int lags) {
    for (int lag = 2; lag < lags; lag++) {
      float value = periodicity.at(lag);
      boolean top = value > periodicity.at(lag - 1) && value >= periodicity.at(lag + 1);
      if (top && value > LOWEST_PEAK) {
        double hz = sampleRate / periodicity.peakLag(lag);
        double height = lag < COARSE
            ? height(periodicity, hz, lags)
            : periodicity.peakHeight(lag) * standing(value, lag);
        rough.add(hz, height, height);
      }
    }
  }

  private void lowestSoFar(Autocorrelation periodicity, int lags) {
    if (lowest.length < lags) {
      lowest = new float[lags];
    }
    lowest[0] = 1;
    for (int lag = 1; lag < lags; lag++) {
      lowest[lag] = Math.min(lowest[lag - 1], periodicity.at(lag));
    }
  }

  /** 0..1: whether a value stands out from the values before it; on the slope of a slow wave it does not. */
  private double standing(double value, int lag) {
    return Math.max(0, Math.min(1, (value - lowest[lag]) / STANDING));
  }

  /** The loudest peaks of the spectrum and their integer fractions. */
  private void addPartials(Autocorrelation periodicity, int lags) {
    double below = 2;
    for (int i = 0; i < LOUDEST; i++) {
      int loudest = -1;
      for (int peak = 0; peak < peaks.count(); peak++) {
        double weight = peaks.weight(peak);
        if (weight < below && (loudest < 0 || weight > peaks.weight(loudest))) {
          loudest = peak;
        }
      }
      if (loudest < 0) {
        return;
      }
      below = peaks.weight(loudest);
      for (int divisor = 1; divisor <= DIVISORS; divisor++) {
        double hz = peaks.hz(loudest) / divisor;
        if (!rough.has(hz)) {
          double height = height(periodicity, hz, lags);
          rough.add(hz, height, height);
        }
      }
    }
  }

  /**
   * The highest value within 3 % of a period; where a period is only a few samples long, within 3 % of several periods.
   */
  private double height(Autocorrelation periodicity, double hz, int lags) {
    double highest = 0;
    double period = sampleRate / hz;
    double end = period < COARSE ? 2 * COARSE : period;
    for (double lag = period; lag <= end; lag += period) {
      highest = Math.max(highest, highestNear(periodicity, lag, lags));
    }
    return Math.min(1, highest);
  }

  private double highestNear(Autocorrelation periodicity, double place, int lags) {
    int from = Math.max(1, (int) Math.floor(place * 0.97));
    int to = Math.min(lags - 1, (int) Math.ceil(place * 1.03));
    double highest = 0;
    for (int lag = from; lag <= to; lag++) {
      float value = periodicity.at(lag);
      highest = Math.max(highest, value * standing(value, lag));
    }
    return highest;
  }
}
