package org.smalti.tools.audio;

/**
 * Measures the maximum momentary loudness of samples in LUFS: K-weighted mean power in windows of 400 ms (ITU-R
 * BS.1770-4, EBU Tech 3341), of the sound as one channel, without gate. The window moves in steps of 10 ms; a sample
 * that is shorter is one window. A constant offset must not be heard as a click at the start of the sample: its mean is
 * taken away first, and the filter is settled on the mirror image of its beginning.
 */
final class MomentaryLoudness implements SoundMeter {
  /** The loudness of silence. */
  private static final double LOWEST = -120;
  /** LUFS of a K-weighted power of 1. */
  private static final double OFFSET = -0.691;

  private static final double STEP_SECONDS = 0.01;
  /** In a window. */
  private static final int STEPS = 40;

  private static final double SETTLING_SECONDS = 0.05;

  private final int step;
  private final int settling;
  private final KWeighting filter;
  private final float[] block;
  /** Energies of the last steps, in a ring. */
  private final double[] energies = new double[STEPS];

  private double mean;
  private double maximum;

  MomentaryLoudness(int sampleRate) {
    step = (int) Math.max(1, Math.round(STEP_SECONDS * sampleRate));
    settling = (int) Math.round(SETTLING_SECONDS * sampleRate);
    filter = new KWeighting(sampleRate);
    block = new float[step];
  }

  /** LUFS; −120 for silence. */
  double maximum() {
    return maximum;
  }

  @Override
  public void measure(SoundBuffer sound, long start, int length) {
    mean = sound.mean(start, length);
    settle(sound, start, length);
    int window = step * STEPS;
    if (length <= window) {
      maximum = loudness(energy(sound, start, length) / length);
      return;
    }
    int steps = length / step;
    double highest = 0;
    for (int i = 0; i < steps; i++) {
      energies[i % STEPS] = energy(sound, start + (long) i * step, step);
      if (i >= STEPS - 1) {
        highest = Math.max(highest, sum());
      }
    }
    maximum = loudness(highest / window);
  }

  private void settle(SoundBuffer sound, long start, int length) {
    filter.reset();
    for (int i = settling; i > 0; i--) {
      filter.next(sound.at(start + SampleFrame.mirrored(-i, length)) - mean);
    }
  }

  /** Of the next {@code length} frames, filtered. */
  private double energy(SoundBuffer sound, long start, int length) {
    double energy = 0;
    for (int from = 0; from < length; from += step) {
      int count = Math.min(step, length - from);
      sound.copy(start + from, block, count);
      for (int i = 0; i < count; i++) {
        double x = filter.next(block[i] - mean);
        energy += x * x;
      }
    }
    return energy;
  }

  private double sum() {
    double sum = 0;
    for (double energy : energies) {
      sum += energy;
    }
    return sum;
  }

  private static double loudness(double power) {
    return power > 0 ? Math.max(LOWEST, OFFSET + 10 * Math.log10(power)) : LOWEST;
  }
}
