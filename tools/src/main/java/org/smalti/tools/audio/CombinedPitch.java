package org.smalti.tools.audio;

/**
 * The pitch that autocorrelation and spectrum agree on. Candidates are the peaks of the normalised autocorrelation and the
 * strongest spectral peaks with their integer fractions. Each is scored by three things, multiplied: how periodic the frame is
 * at it; how much of the spectrum its partials explain, which speaks against an octave too high; and how many of its partials
 * are there, which speaks against an octave too low. Partials may be stretched like those of a stiff string.
 */
final class CombinedPitch implements PitchEstimator {
  private static final double LOWEST_PEAK = 0.3;
  /** What is less periodic than this share of the most periodic is left out. */
  private static final double CLEAR = 0.5;

  private static final int DIVISORS = 4;
  private static final int LOUDEST = 3;

  /** What scores less than this share of the best is left out. */
  private static final double PROMISING = 0.6;

  /** Lags below this lie between too few samples to be judged alone. */
  private static final int COARSE = 16;
  /** How far a peak of the autocorrelation must rise out of the valley before it. */
  private static final double STANDING = 0.4;

  private final int sampleRate;
  private final Candidates rough = new Candidates();
  private final PartialFit fit = new PartialFit();
  private final double[] scores = new double[Candidates.MOST];
  private float[] lowest = new float[0];
  private SpectralPeaks peaks = new SpectralPeaks(1);

  CombinedPitch(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  @Override
  public void hear(float[] frame, int length, Periodicity periodicity, Candidates candidates) {
    double binWidth = sampleRate / (2.0 * periodicity.bins());
    if (peaks.binWidth() != binWidth) {
      peaks = new SpectralPeaks(binWidth);
    }
    double resolution = sampleRate / (double) length;
    peaks.find(periodicity.powers(), periodicity.bins(), resolution);
    rough.clear();
    int lags = (int) Math.min(length / 2.0 - 1, Math.ceil(sampleRate / LOWEST) + 1);
    lowestSoFar(periodicity, lags);
    addPeriods(periodicity, lags);
    addPartials(periodicity, lags);
    double clearest = 0;
    for (int i = 0; i < rough.count(); i++) {
      clearest = Math.max(clearest, rough.height(i));
    }
    double best = 0;
    for (int i = 0; i < rough.count(); i++) {
      scores[i] = rough.height(i) < CLEAR * clearest
          ? 0
          : rough.height(i) * fit.roughly(peaks, rough.hz(i), resolution);
      best = Math.max(best, scores[i]);
    }
    for (int i = 0; i < rough.count(); i++) {
      if (scores[i] > 0 && scores[i] >= PROMISING * best) {
        fit.stretched(peaks, rough.hz(i), resolution);
        candidates.add(fit.hz(), rough.height(i) * fit.score(), rough.height(i));
      }
    }
  }

  private void addPeriods(Periodicity periodicity, int lags) {
    int first = Math.max(2, (int) (sampleRate / HIGHEST * 0.95));
    for (int lag = first; lag < lags; lag++) {
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

  private void lowestSoFar(Periodicity periodicity, int lags) {
    if (lowest.length < lags) {
      lowest = new float[lags];
    }
    lowest[0] = 1;
    for (int lag = 1; lag < lags; lag++) {
      lowest[lag] = Math.min(lowest[lag - 1], periodicity.at(lag));
    }
  }

  /** 0..1: whether a value stands out from what comes before it; on the slope of a slow wave, it does not. */
  private double standing(double value, int lag) {
    return Math.max(0, Math.min(1, (value - lowest[lag]) / STANDING));
  }

  /** The loudest peaks of the spectrum and their integer fractions. */
  private void addPartials(Periodicity periodicity, int lags) {
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

  /** The highest value within 3 % of a period; where a period is but a few samples, of some periods. */
  private double height(Periodicity periodicity, double hz, int lags) {
    double highest = 0;
    double period = sampleRate / hz;
    for (double lag = period; lag == period || lag < COARSE; lag += period) {
      highest = Math.max(highest, highestNear(periodicity, lag, lags));
    }
    return Math.min(1, highest);
  }

  private double highestNear(Periodicity periodicity, double place, int lags) {
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
