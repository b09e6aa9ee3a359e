package org.smalti.tools.audio;

/**
 * Detects onsets in a stream of sound. An onset may be some milliseconds off; {@link AttackFinder} moves it to the
 * attack. A detector serves one sound.
 */
interface OnsetDetector {
  /** Takes the next frames. Reports, in order, the onsets that are certain by now. */
  void accept(float[] mono, int offset, int length, Onsets onsets);

  /** The sound is over: reports what is left. */
  void finish(Onsets onsets);

  /** Latency in frames: an onset is reported at most so many frames later. */
  int latency();

  /** Receives onsets. */
  @FunctionalInterface
  interface Onsets {
    /**
     * @param frame from the beginning of the sound
     * @param neededChange the onset only counts if the waveform changes at least so much at its attack
     *     ({@link AttackFinder#change}); 0 or less: it always counts
     * @param gradual where the onset is if the waveform next to does not change there
     */
    void at(long frame, double neededChange, long gradual);

    /** An onset that is at {@code frame} even if it has no attack. */
    default void at(long frame, double neededChange) {
      at(frame, neededChange, frame);
    }
  }
}
