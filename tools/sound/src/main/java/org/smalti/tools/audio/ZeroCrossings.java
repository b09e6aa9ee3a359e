package org.smalti.tools.audio;

/**
 * Measures the zero-crossing rate of samples (Gouyon, Pachet and Delerue, "On the use of zero-crossing rate for an
 * application of classification of percussive sounds", 2000; Peeters, CUIDADO, 2004): how often in a second the wave
 * crosses its mean. The mean, not zero, so that a constant offset changes nothing. A crossing counts when the wave was
 * on both sides farther from the mean than a dead zone of 1 % of its RMS, so that noise far below the sound does not
 * count. A sine of f Hz has 2 f crossings per second, white noise half its sample rate; silence has none.
 */
final class ZeroCrossings implements SoundMeter {
  private static final double DEAD_ZONE = 0.01;
  /** The least dead zone: one step of 16 bits. */
  private static final double LEAST = 1.0 / 32_768;

  private final int sampleRate;
  private final float[] block = new float[4096];
  private double perSecond;

  ZeroCrossings(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  double perSecond() {
    return perSecond;
  }

  @Override
  public void measure(SoundBuffer sound, long start, int length) {
    double mean = sound.mean(start, length);
    double deadZone = Math.max(LEAST, DEAD_ZONE * Math.sqrt(sound.power(start, length, mean)));
    int crossings = 0;
    int side = 0;
    for (int from = 0; from < length; from += block.length) {
      int count = Math.min(block.length, length - from);
      sound.copy(start + from, block, count);
      for (int i = 0; i < count; i++) {
        double x = block[i] - mean;
        int now = x > deadZone ? 1 : x < -deadZone ? -1 : side;
        crossings += now * side < 0 ? 1 : 0;
        side = now;
      }
    }
    perSecond = crossings * (double) sampleRate / length;
  }
}
