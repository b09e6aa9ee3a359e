package org.smalti.tools.audio;

/**
 * What a detector has heard. Whether it is an onset, and where, is decided by how much the waveform changes next to it
 * ({@link AttackFinder#change}).
 *
 * @param frame from the beginning of the sound; some milliseconds off
 * @param neededChange it only is an onset if the waveform changes at least so much; 0 or less: it always is
 * @param gradual where the onset is if the waveform changes too little for an attack; later than {@code frame} if it
 *     takes a while until the new sound is there
 */
record OnsetCandidate(long frame, double neededChange, long gradual) {
  /** Whether it takes a while until the new sound is there. */
  boolean isSlow() {
    return gradual > frame;
  }

  /** The same as an onset whatever its attack, at a place that is known better. */
  OnsetCandidate certain(long place) {
    return new OnsetCandidate(frame, 0, place);
  }
}
