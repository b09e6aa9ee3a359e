package org.smalti.tools.layout.vector;

/** Turns the sound of a sample into a vector, so that samples that sound alike get near vectors. Used by one thread. */
public interface Embedding {
  /** Hz: the sampling rate of the sound it takes. The same for all files, so that their vectors can be compared. */
  int sampleRate();

  /** s: how much of a sample it listens to, from the start. */
  double longest();

  /** How many numbers a vector has. */
  int size();

  /** How much each column counts in a distance, once the columns have been brought to the same scale. */
  float[] weights();

  /**
   * The vector of a sound.
   *
   * @param sound mono at {@link #sampleRate}, full scale ±1, at least one value
   * @return finite numbers
   */
  float[] of(float[] sound);
}
