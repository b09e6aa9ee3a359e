package org.smalti.tools.audio;

/** Measures samples of sounds of one sample rate. Not for two threads at once. */
final class SampleMeter {
  /** What comes later in a sample than this is not measured; by then its attack has long decided. */
  static final double LONGEST_SECONDS = 60;

  private final int longest;
  private final PowerMeter power;
  private final PitchMeter pitch;

  SampleMeter(int sampleRate, PitchMethod method) {
    longest = (int) (LONGEST_SECONDS * sampleRate);
    power = new PowerMeter(sampleRate);
    pitch = new PitchMeter(sampleRate, method);
  }

  /** Measures {@code length} frames from {@code start}, as far as the buffer has them. */
  SampleFeatures measure(SoundBuffer sound, long start, int length) {
    long end = Math.min(sound.end(), start + Math.min(length, longest));
    if (end <= start) {
      return SampleFeatures.NONE;
    }
    int there = (int) (end - start);
    power.measure(sound, start, there);
    pitch.measure(sound, start, there);
    return new SampleFeatures(power.power(), pitch.hz(), pitch.clarity(), power.flatness());
  }
}
