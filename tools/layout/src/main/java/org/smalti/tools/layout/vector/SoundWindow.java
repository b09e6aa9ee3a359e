package org.smalti.tools.layout.vector;

import java.util.Arrays;

/** Cuts spans out of a mono sound in one pass. It holds no more of the sound than the longest span. */
final class SoundWindow {
  private static final int BLOCK = 8192;
  /** s: a longer gap is skipped by seeking. */
  private static final int FAR = 20;

  /** Where the sound comes from. */
  interface Source {
    /** Reads up to {@code frames} values; gives how many, −1 at the end. */
    int read(float[] to, int offset, int frames);

    /** Goes to a frame or shortly before it; gives the frame that is read next. */
    long seek(long frame);
  }

  private final Source source;
  private final int rate;
  private float[] held = new float[BLOCK];
  private long start;
  private int size;
  private boolean ended;

  SoundWindow(Source source, int rate) {
    this.source = source;
    this.rate = rate;
  }

  /**
   * The sound from a frame on.
   *
   * @param from no earlier than that of the span before
   * @return {@code length} values, fewer where the sound ends before
   */
  float[] span(long from, int length) {
    drop(from);
    while (start + size < from + length && read()) {
      drop(from);
    }
    int first = (int) Math.min(size, Math.max(0, from - start));
    int last = (int) Math.min(size, Math.max(0, from + length - start));
    return first < last ? Arrays.copyOfRange(held, first, last) : new float[0];
  }

  /** Drops what is before a frame, and seeks if the frame is far ahead. */
  private void drop(long from) {
    int old = (int) Math.min(size, Math.max(0, from - start));
    System.arraycopy(held, old, held, 0, size - old);
    start += old;
    size -= old;
    if (!ended && size == 0 && from - start > (long) FAR * rate) {
      start = source.seek(from);
    }
  }

  private boolean read() {
    if (ended) {
      return false;
    }
    if (size + BLOCK > held.length) {
      held = Arrays.copyOf(held, 2 * held.length);
    }
    int frames = source.read(held, size, BLOCK);
    ended = frames < 0;
    size += Math.max(0, frames);
    return !ended;
  }
}
