package org.smalti.tools.audio;

/**
 * A frame of {@value #SIZE} values of a sample. Where it reaches over an end of the sample, the sample's mirror image
 * goes on, so that short and steady sounds are not measured too low. A strong constant offset is taken out.
 */
final class SampleFrame {
  static final int SIZE = 2048;

  /** A constant offset from −30 dBFS on is no part of the sound; what is shorter than a frame may just be one-sided. */
  private static final double OFFSET = 0.03;

  private final float[] window = FrameSpectrum.hann(SIZE);
  private final float[] frame = new float[SIZE];
  private float offset;

  /** Prepares for the sample of {@code length} > 0 values from {@code start}. */
  void begin(SoundBuffer sound, long start, int length) {
    double mean = sound.mean(start, length);
    offset = length < SIZE || Math.abs(mean) < OFFSET ? 0 : (float) mean;
  }

  /**
   * Reads a frame of the sample of {@code length} > 0 values from {@code start}.
   *
   * @param from where the frame begins, relative to {@code start}
   */
  void read(SoundBuffer sound, long start, int length, int from) {
    if (from >= 0 && from + SIZE <= length) {
      sound.copy(start + from, frame, SIZE);
    } else {
      int first = Math.max(0, Math.min(SIZE, -from));
      int end = Math.max(first, Math.min(SIZE, length - from));
      sound.copy(start + from + first, frame, first, end - first);
      for (int i = 0; i < SIZE; i++) {
        i = i == first ? end : i;
        if (i < SIZE) {
          frame[i] = sound.at(start + mirrored(from + i, length));
        }
      }
    }
    for (int i = 0; offset != 0 && i < SIZE; i++) {
      frame[i] -= offset;
    }
  }

  /** The frame without a window, valid until the next is read. */
  float[] values() {
    return frame;
  }

  /** Of the frame under a Hann window. */
  double energy() {
    double energy = 0;
    for (int i = 0; i < SIZE; i++) {
      double x = frame[i] * window[i];
      energy += x * x;
    }
    return energy;
  }

  /** The position in 0..length−1 that a position outside is the mirror image of, the ends not repeated. */
  static int mirrored(int position, int length) {
    if (length == 1) {
      return 0;
    }
    int period = 2 * (length - 1);
    int folded = Math.floorMod(position, period);
    return folded < length ? folded : period - folded;
  }
}
