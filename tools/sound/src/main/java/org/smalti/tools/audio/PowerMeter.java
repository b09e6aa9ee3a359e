package org.smalti.tools.audio;

/**
 * Measures the power of samples: the mean over frames, centred on 0, 512, 1024 … and weighted n², (n−1)² … 1, of the
 * root-mean-square magnitude over all bins of the unnormalised Fourier transform under a Hann window. By Parseval's
 * theorem that magnitude is the square root of the windowed frame's energy, so it needs no transform.
 */
final class PowerMeter implements SoundMeter {
  /** The power of a steady sound of RMS amplitude 1: √(2048 · 3/8). */
  static final double GAIN = Math.sqrt(SampleFrame.SIZE * 0.375);
  /** The level of digital silence in a table. */
  static final double LOWEST_DB = -120;

  private static final int HOP = 512;

  private final SampleFrame frame = new SampleFrame();
  private double power;

  double power() {
    return power;
  }

  /** The power in dB relative to that of an RMS amplitude of 1; a full-scale sine has −3.01. */
  double db() {
    double rms = power / GAIN;
    return rms > 0 ? Math.max(LOWEST_DB, 20 * Math.log10(rms)) : LOWEST_DB;
  }

  @Override
  public void measure(SoundBuffer sound, long start, int length) {
    frame.begin(sound, start, length);
    int frames = 1 + length / HOP;
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < frames; i++) {
      frame.read(sound, start, length, i * HOP - SampleFrame.SIZE / 2);
      double weight = (double) (frames - i) * (frames - i);
      sum += weight * Math.sqrt(frame.energy());
      weights += weight;
    }
    power = sum / weights;
  }
}
