package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * The part of a mono sound that is still needed, addressed by frame number from the beginning of the sound. Outside of
 * it the sound reads as silence. Its memory is that of the longest stretch that must be kept, however long the sound.
 */
public final class SoundBuffer {
  private float[] frames = new float[1 << 15];
  private long start;
  private int count;

  /** The first frame that is kept. */
  long start() {
    return start;
  }

  /** The frame after the last one. */
  long end() {
    return start + count;
  }

  /** Adds {@code mono[offset … offset + length)} at the end. */
  public void append(float[] mono, int offset, int length) {
    if (count + length > frames.length) {
      frames = Arrays.copyOf(frames, Math.max(2 * frames.length, count + length));
    }
    System.arraycopy(mono, offset, frames, count, length);
    count += length;
  }

  /** Frees everything before {@code frame}. Costs, on average, no more than a copy of what was appended. */
  public void forgetBefore(long frame) {
    int gone = (int) Math.min(count, frame - start);
    if (gone <= 0 || (gone < frames.length / 4 && gone < count)) {
      return;
    }
    System.arraycopy(frames, gone, frames, 0, count - gone);
    count -= gone;
    start += gone;
  }

  /** Empties the buffer and goes on at {@code frame}. */
  public void restart(long frame) {
    start = frame;
    count = 0;
  }

  float at(long frame) {
    long index = frame - start;
    return index >= 0 && index < count ? frames[(int) index] : 0;
  }

  /** Copies {@code length} frames beginning at {@code from}. */
  public void copy(long from, float[] target, int length) {
    copy(from, target, 0, length);
  }

  /** Copies {@code length} frames beginning at {@code from} to {@code target[offset…]}. */
  void copy(long from, float[] target, int offset, int length) {
    int before = (int) Math.min(length, Math.max(0, start - from));
    int inside = (int) Math.max(0, Math.min(length, end() - from) - before);
    Arrays.fill(target, offset, offset + before, 0);
    if (inside > 0) {
      System.arraycopy(frames, (int) (from + before - start), target, offset + before, inside);
    }
    Arrays.fill(target, offset + before + inside, offset + length, 0);
  }

  /** The mean of {@code length} > 0 frames beginning at {@code from}. */
  double mean(long from, int length) {
    double sum = 0;
    int end = inside(from + length);
    for (int i = inside(from); i < end; i++) {
      sum += frames[i];
    }
    return sum / length;
  }

  /** The mean square about {@code mean} of {@code length} > 0 frames beginning at {@code from}. */
  double power(long from, int length, double mean) {
    int first = inside(from);
    int end = inside(from + length);
    double sum = (length - (end - first)) * mean * mean;
    for (int i = first; i < end; i++) {
      double x = frames[i] - mean;
      sum += x * x;
    }
    return sum / length;
  }

  /** The index of a frame, or of the nearest that is kept. */
  private int inside(long frame) {
    return (int) Math.max(0, Math.min(count, frame - start));
  }
}
