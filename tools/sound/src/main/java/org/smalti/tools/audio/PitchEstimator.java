package org.smalti.tools.audio;

/** Estimates the pitch of one frame of sound. Not for two threads at once. */
interface PitchEstimator {
  /** Lowest pitch, Hz: the lowest key of a piano. */
  double LOWEST = 27.5;
  /** Highest pitch, Hz. */
  double HIGHEST = 16_000;
  /** Highest candidate, Hz: a tone above all pitches must not be taken for its subharmonic. */
  double HIGHEST_CANDIDATE = 24_000;

  /**
   * Finds candidates for the pitch of {@code frame[0..length)}; none if the estimator finds no pitch.
   *
   * @param periodicity of this frame, already measured
   * @param candidates receives them; empty before
   */
  void hear(float[] frame, int length, Autocorrelation periodicity, PitchCandidates candidates);
}
