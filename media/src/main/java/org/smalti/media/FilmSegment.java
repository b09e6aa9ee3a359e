package org.smalti.media;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A part of a film that can be decoded by itself: the frames that a decode of the whole film gives after the frame of
 * one entry point, up to and with that of another. The segments of a film hold each frame once. It can be sent to
 * another machine that reads the same file.
 */
public final class FilmSegment implements Serializable {
  private static final long serialVersionUID = 1;

  /** The whole film. */
  public static final FilmSegment WHOLE = new FilmSegment(null, null, null, Double.NEGATIVE_INFINITY, -1);

  private final @Nullable EntryPoint before;
  private final @Nullable EntryPoint from;
  private final @Nullable EntryPoint to;
  private final double after;
  private final long frames;

  /**
   * @param before where decoding begins if the frame of {@code from} is wanted too and is not given there; null for
   *     the beginning of the film
   * @param from null for the beginning of the film
   * @param to null for its end
   * @param after s: when the frame of {@code from} is shown
   * @param frames that are expected in it; −1 unknown
   */
  FilmSegment(
      @Nullable EntryPoint before,
      @Nullable EntryPoint from,
      @Nullable EntryPoint to,
      double after,
      long frames) {
    this.before = before;
    this.from = from;
    this.to = to;
    this.after = after;
    this.frames = frames;
  }

  /**
   * Number of its first frame in the film, from 0, if each packet is one frame. It is right only if each segment before
   * it has as many {@link #frames} as is expected.
   */
  public long first() {
    return from == null ? 0 : from.shown() + 1;
  }

  /** s: all of its frames are shown after this, as far as the container tells. */
  public double after() {
    return after;
  }

  /** How many frames are expected in it, −1 unknown. */
  public long frames() {
    return frames;
  }

  /** Whether it begins where the film does. */
  public boolean isFirst() {
    return from == null;
  }

  /** Whether it ends where the film does. */
  public boolean isLast() {
    return to == null;
  }

  @Nullable
  EntryPoint before() {
    return before;
  }

  @Nullable
  EntryPoint from() {
    return from;
  }

  @Nullable
  EntryPoint to() {
    return to;
  }
}
