package org.smalti.tools.audio;

/**
 * Hears where sounds begin, while the sound streams by. An onset may be some milliseconds off; {@link AttackFinder} moves it
 * to the attack. One detector hears one sound.
 */
interface OnsetDetector {
  /** Hears the next frames; onsets that are certain by now are reported in order. */
  void accept(float[] mono, int offset, int length, Onsets onsets);

  /** The sound is over: reports what is left. */
  void finish(Onsets onsets);

  /** How many frames after its onset a sound is reported at the latest. */
  int latency();

  /** Receives onsets. */
  @FunctionalInterface
  interface Onsets {
    /**
     * @param frame from the beginning of the sound
     * @param neededChange the onset only counts if the waveform changes at least so much at its attack
     *     ({@link AttackFinder#change}); not above 0: it counts anyhow
     */
    void at(long frame, double neededChange);
  }
}
