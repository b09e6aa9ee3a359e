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
    void add(OnsetCandidate candidate);

    /** An onset that is at {@code frame} if it has no attack. */
    default void at(long frame, double neededChange) {
      add(new OnsetCandidate(frame, neededChange, frame));
    }
  }
}
