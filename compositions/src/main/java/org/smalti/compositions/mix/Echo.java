package org.smalti.compositions.mix;

/** Repeats a sound again and again, each time softer. */
final class Echo {
  /** dB below the sound, where nobody hears its echo. */
  private static final double INAUDIBLE = 60;

  private final float[] line;
  private final float factor;
  private int at;

  /**
   * @param frames from echo to echo, at least 1
   * @param level dB of each beside the one before, below 0
   */
  Echo(int frames, double level) {
    line = new float[2 * frames];
    factor = (float) MixSettings.amplitude(level);
  }

  /** How many frames after the end of the sound its last echo ends. */
  static long tail(long frames, double level) {
    return frames * (long) Math.ceil(Math.min(INAUDIBLE / -level, 1e6));
  }

  /** Adds the echoes to interleaved frames. */
  void process(float[] stereo, int frames) {
    for (int i = 0; i < 2 * frames; i++) {
      float value = stereo[i] + factor * line[at];
      value = Math.abs(value) < 1e-15f ? 0 : value;
      line[at] = value;
      stereo[i] = value;
      at = at + 1 == line.length ? 0 : at + 1;
    }
  }
}
