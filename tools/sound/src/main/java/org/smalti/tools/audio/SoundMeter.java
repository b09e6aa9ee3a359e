package org.smalti.tools.audio;

/** Measures something of samples. What it found is valid until the next sample. Not for two threads at once. */
interface SoundMeter {
  /** Measures the sample of {@code length} > 0 frames from {@code start}. */
  void measure(SoundBuffer sound, long start, int length);
}
