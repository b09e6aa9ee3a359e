package org.smalti.tools.card;

import java.util.Arrays;

/** The latest part of a sound, addressed by frame; what lies before or after reads as silence. */
final class Lookback {
  private float[] held = new float[1 << 15];
  private long start;
  private int size;

  Lookback(long start) {
    this.start = start;
  }

  /** Adds frames and forgets those before {@code needed}. */
  void append(float[] mono, int frames, long needed) {
    int gone = (int) Math.max(0, Math.min(size, needed - start));
    System.arraycopy(held, gone, held, 0, size - gone);
    start += gone;
    size -= gone;
    if (size + frames > held.length) {
      held = Arrays.copyOf(held, 2 * (size + frames));
    }
    System.arraycopy(mono, 0, held, size, frames);
    size += frames;
  }

  void copy(long from, float[] target, int length) {
    for (int i = 0; i < length; i++) {
      long index = from + i - start;
      target[i] = index >= 0 && index < size ? held[(int) index] : 0;
    }
  }
}
