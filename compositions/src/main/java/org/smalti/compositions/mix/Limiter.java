package org.smalti.compositions.mix;

import java.util.Arrays;

/**
 * Keeps a stereo signal below a ceiling of true peak. It looks ahead, so that its gain is down before a peak comes, and
 * lets go slowly. The gain at any frame is never above what that frame needs: it is the mean of minima that all include
 * it. Something is kept free for what lies between the
 * heights that are looked at.
 */
final class Limiter {
  /** Frames: 5 ms at 48 kHz. */
  private static final int AHEAD = 240;

  private static final double MARGIN = MixSettings.amplitude(-0.2);
  private static final double RELEASE = 1 - StrictMath.exp(-1.0 / (0.12 * 48_000));
  private static final int BLOCK = TruePeak.BLOCK;
  private static final int LATER = AHEAD + TruePeak.DELAY;
  /** How many frames later a frame comes out. */
  static final int DELAY = BLOCK + LATER;

  private final double ceiling;
  private final TruePeak leftPeak;
  private final TruePeak rightPeak;
  /** Takes frames until it is full; what it held before, limited, goes out. */
  private final float[] block = new float[2 * BLOCK];

  private final float[] channel = new float[BLOCK];
  private final float[] peaks = new float[BLOCK];
  private final float[] delayed = new float[2 * (LATER + 1)];
  private final Minimum minimum = new Minimum(AHEAD + 2);
  private final double[] gains = new double[AHEAD];
  private double sum = AHEAD;
  private double gain = 1;
  private int slot;
  private int in;
  private int held;

  /** @param ceiling amplitude */
  Limiter(double ceiling) {
    this.ceiling = ceiling * MARGIN;
    leftPeak = new TruePeak(this.ceiling);
    rightPeak = new TruePeak(this.ceiling);
    Arrays.fill(gains, 1);
  }

  /** Limits interleaved frames in place; what comes out went in {@link #DELAY} frames before. */
  void process(float[] stereo, int frames) {
    for (int i = 0; i < 2 * frames; i++) {
      float given = stereo[i];
      stereo[i] = block[held];
      block[held++] = given;
      if (held == block.length) {
        limitBlock();
        held = 0;
      }
    }
  }

  private void limitBlock() {
    Arrays.fill(peaks, 0);
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < BLOCK; i++) {
        channel[i] = block[2 * i + side];
      }
      (side == 0 ? leftPeak : rightPeak).raise(channel, peaks);
    }
    for (int i = 0; i < BLOCK; i++) {
      next(block, 2 * i, peaks[i]);
    }
  }

  /** Exchanges a frame for the delayed one, limited. */
  private void next(float[] stereo, int at, float peak) {
    double needed = peak > ceiling ? ceiling / peak : 1;
    double least = minimum.next(needed);
    gain = Math.min(least, gain + (1 - gain) * RELEASE);
    sum += gain - gains[slot];
    gains[slot] = gain;
    slot = slot + 1 == AHEAD ? 0 : slot + 1;
    if (slot == 0) {
      sum = total();
    }
    delayed[in] = stereo[at];
    delayed[in + 1] = stereo[at + 1];
    in = in + 2 == delayed.length ? 0 : in + 2;
    float factor = (float) (sum / AHEAD);
    stereo[at] = delayed[in] * factor;
    stereo[at + 1] = delayed[in + 1] * factor;
  }

  /** Anew, so that rounding does not add up. */
  private double total() {
    double total = 0;
    for (double each : gains) {
      total += each;
    }
    return total;
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
