package org.smalti.compositions;

import org.smalti.media.cut.Span;

/**
 * A stretch of a media file that is heard.
 *
 * @param filename the media file, relative to the media folder
 * @param start ms on the file's own clock
 * @param dur ms
 * @param at when it is heard, in frames of {@value #RATE} Hz from the beginning
 * @param volume factor of the amplitude: 0.5 is −6.02 dB
 * @param pan −1 left, 0 middle, 1 right; of equal power
 * @param fadeIn ms
 * @param fadeOut ms
 */
public record Sound(
    String filename,
    double start,
    double dur,
    long at,
    double volume,
    double pan,
    double fadeIn,
    double fadeOut) {
  /** Frames per second of everything that is rendered. */
  public static final int RATE = 48_000;

  private static final double LONGEST_FADE_IN = 100;

  /** A sound that swells during a tenth of its length, at most 100 ms, and dies away during its second half. */
  public static Sound of(
      String filename, double start, double dur, long at, double volume, double pan) {
    return new Sound(
        filename, start, dur, at, volume, pan, Math.min(LONGEST_FADE_IN, dur / 10), dur / 2);
  }

  /** The nearest frame to a time in ms. */
  public static long frame(double millis) {
    return Span.frames(millis, RATE);
  }

  /** Length in frames. */
  public long frames() {
    return frame(dur);
  }

  /** Where it lies in its file, in frames of {@value #RATE} Hz. */
  public Span span() {
    return Span.of(start, dur, RATE);
  }
}
