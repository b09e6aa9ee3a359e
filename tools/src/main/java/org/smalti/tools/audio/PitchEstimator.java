package org.smalti.tools.audio;

/** Estimates the pitch of one frame of sound. Not for two threads at once. */
interface PitchEstimator {
  /** Lowest pitch, Hz: the lowest key of a piano. */
  double LOWEST = 27.5;
  /** Highest pitch, Hz. */
  double HIGHEST = 5000;

  /**
   * The pitch of {@code frame[0..length)}.
   *
   * @param periodicity of this frame, already measured
   * @return Hz, −1 if the estimator hears none
   */
  double hz(float[] frame, int length, Periodicity periodicity);
}
