package org.smalti.tools.layout.vector;

import java.util.Arrays;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/**
 * Takes spans that may overlap out of a mono sound, each part of which is decoded once. It holds no more of the sound
 * than the longest span.
 */
final class SoundWindow {
  private static final int BLOCK = 8192;

  private final SpanReader sound;
  private float[] held = new float[BLOCK];
  /** The frame that {@code held[0]} is. */
  private long start;

  private int size;

  SoundWindow(SpanReader sound) {
    this.sound = sound;
  }

  /**
   * The sound of a span.
   *
   * @param span one that begins before the last one costs a seek
   * @return {@code length} values, fewer where the sound ends before
   */
  float[] read(Span span) {
    if (span.length() == 0 || !moveTo(span.start())) {
      return new float[0];
    }
    int wanted = Math.toIntExact(span.length());
    while (size < wanted && fill()) {
      // Until it is long enough or the sound ends.
    }
    return Arrays.copyOf(held, Math.min(size, wanted));
  }

  /** Holds nothing from before a frame; false if the sound ends before it. */
  private boolean moveTo(long frame) {
    boolean inside = frame >= start && frame < start + size;
    int old = inside ? (int) (frame - start) : size;
    System.arraycopy(held, old, held, 0, size - old);
    size -= old;
    start = frame;
    return inside || sound.moveTo(frame);
  }

  private boolean fill() {
    if (size + BLOCK > held.length) {
      held = Arrays.copyOf(held, 2 * held.length);
    }
    int frames = sound.readOn(held, size, BLOCK);
    size += Math.max(0, frames);
    return frames >= 0;
  }
}
