package org.smalti.tools.audio;

/**
 * A pitch estimator that goes by periods of whole samples. Of high notes these are so short that it takes several for
 * one; so where most of a frame's power lies above {@value #LIMIT} Hz, and for candidates above, there is no pitch.
 */
final class UpToFiveKilohertz implements PitchEstimator {
  private static final double LIMIT = 5000;

  private final double sampleRate;
  private final PitchEstimator estimator;
  private final PitchCandidates found = new PitchCandidates();

  UpToFiveKilohertz(double sampleRate, PitchEstimator estimator) {
    this.sampleRate = sampleRate;
    this.estimator = estimator;
  }

  @Override
  public void hear(
      float[] frame, int length, Autocorrelation periodicity, PitchCandidates candidates) {
    if (isHigh(periodicity)) {
      return;
    }
    found.clear();
    estimator.hear(frame, length, periodicity, found);
    for (int i = 0; i < found.count(); i++) {
      if (found.hz(i) <= LIMIT) {
        candidates.add(found.hz(i), found.score(i), found.height(i));
      }
    }
  }

  private boolean isHigh(Autocorrelation periodicity) {
    int limit = (int) Math.min(periodicity.bins(), LIMIT * 2 * periodicity.bins() / sampleRate);
    float[] powers = periodicity.powers();
    double below = 0;
    double above = 0;
    for (int bin = 0; bin < periodicity.bins(); bin++) {
      below += bin < limit ? powers[bin] : 0;
      above += bin < limit ? 0 : powers[bin];
    }
    return above > below;
  }
}
