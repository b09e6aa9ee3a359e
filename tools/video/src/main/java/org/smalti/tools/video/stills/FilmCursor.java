package org.smalti.tools.video.stills;

import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.tools.video.source.ContinuousPictures;

/** A place in a film that moves forward: to the next picture, or to the one that is shown at a time. */
final class FilmCursor {
  /** s: time stamps may be rounded to whole milliseconds. */
  private static final double ROUNDING = 0.0005;
  /** s: what is nearer ahead is reached by decoding on. */
  private static final double NEAR = 4;

  private final ContinuousPictures film;
  private long moves;

  FilmCursor(ContinuousPictures film) {
    this.film = film;
  }

  /** Goes to the next picture; false at the end. */
  boolean next() {
    CancelledException.throwIfInterrupted();
    boolean moved = film.next();
    moves += moved ? 1 : 0;
    return moved;
  }

  /**
   * Goes to the picture that is shown at a time, or to the first one if that comes later; false if the film ends
   * before.
   *
   * @param time s, not before the one that was asked for last
   */
  boolean goTo(double time) {
    if (moves == 0 && !next()) {
      return false;
    }
    if (!film.isLive() && time - film.time() > NEAR && time + ROUNDING >= film.until()) {
      film.seek(time);
      next();
    }
    while (time + ROUNDING >= film.until()) {
      if (!next()) {
        return false;
      }
    }
    return true;
  }

  /** s: when the current picture is first shown. */
  double time() {
    return film.time();
  }

  /** s: until when it is shown. */
  double until() {
    return film.until();
  }

  /** How often it has moved: two pictures may have the same time. */
  long moves() {
    return moves;
  }

  /** What could not be read or decoded, as far as it was. */
  Optional<String> damage() {
    return film.damage();
  }
}
