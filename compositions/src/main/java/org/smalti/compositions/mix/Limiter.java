package org.smalti.compositions.mix;

import java.util.Arrays;

/**
 * Keeps a stereo signal below a ceiling of true peak. It looks ahead, so that its gain is down before a peak comes, and
 * lets go slowly. The gain at any frame is never above what that frame needs: it is the mean of minima that all include
 * it. Samples stay below the ceiling exactly; between them noise up to the very top of the band may come out 0.7 dB
 * higher.
 */
final class Limiter {
  /** Frames: 5 ms at 48 kHz. */
  private static final int AHEAD = 240;

  private static final double RELEASE = 1 - StrictMath.exp(-1.0 / (0.12 * 48_000));
  /** How many frames later a frame comes out. */
  static final int DELAY = AHEAD + TruePeak.DELAY;

  private final double ceiling;
  private final TruePeak leftPeak = new TruePeak();
  private final TruePeak rightPeak = new TruePeak();
  private final float[] delayed = new float[2 * (DELAY + 1)];
  private final Minimum minimum = new Minimum(AHEAD + 2);
  private final double[] gains = new double[AHEAD];
  private double sum = AHEAD;
  private double gain = 1;
  private long count;

  /** @param ceiling amplitude */
  Limiter(double ceiling) {
    this.ceiling = ceiling;
    Arrays.fill(gains, 1);
  }

  /** Limits interleaved frames in place; what comes out went in {@link #DELAY} frames before. */
  void process(float[] stereo, int frames) {
    int lines = DELAY + 1;
    for (int i = 0; i < 2 * frames; i += 2) {
      float left = stereo[i];
      float right = stereo[i + 1];
      float peak = Math.max(leftPeak.next(left), rightPeak.next(right));
      double needed = peak > ceiling ? ceiling / peak : 1;
      double least = minimum.next(needed);
      gain = Math.min(least, gain + (1 - gain) * RELEASE);
      int slot = (int) (count % AHEAD);
      sum += gain - gains[slot];
      gains[slot] = gain;
      if (slot == 0) {
        sum = Arrays.stream(gains).sum();
      }
      int in = (int) (count % lines);
      delayed[2 * in] = left;
      delayed[2 * in + 1] = right;
      int out = (int) ((count + 1) % lines);
      float factor = (float) (sum / AHEAD);
      stereo[i] = delayed[2 * out] * factor;
      stereo[i + 1] = delayed[2 * out + 1] * factor;
      count++;
    }
  }

  /** The least of the last values. */
  private static final class Minimum {
    private final int window;
    private final double[] values;
    private final long[] times;
    private int head;
    private int size;
    private long now;

    Minimum(int window) {
      this.window = window;
      values = new double[window + 1];
      times = new long[window + 1];
    }

    double next(double value) {
      int capacity = values.length;
      while (size > 0 && values[(head + size - 1) % capacity] >= value) {
        size--;
      }
      int last = (head + size) % capacity;
      values[last] = value;
      times[last] = now;
      size++;
      if (times[head] <= now - window) {
        head = (head + 1) % capacity;
        size--;
      }
      now++;
      return values[head];
    }
  }
}
