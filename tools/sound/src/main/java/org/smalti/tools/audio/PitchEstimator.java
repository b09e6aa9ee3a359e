package org.smalti.tools.audio;

/** Estimates the pitch of one frame of sound. Not for two threads at once. */
interface PitchEstimator {
  /** Lowest pitch, Hz: the lowest key of a piano. */
  double LOWEST = 27.5;
  /** Highest pitch, Hz. */
  double HIGHEST = 5000;

  /**
   * Names the pitches that {@code frame[0..length)} may have; none if the estimator hears none.
   *
   * @param periodicity of this frame, already measured
   * @param candidates receives them, is empty before
   */
  void hear(float[] frame, int length, Autocorrelation periodicity, PitchCandidates candidates);
}
