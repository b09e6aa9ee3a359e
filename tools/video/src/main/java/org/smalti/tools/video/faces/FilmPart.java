package org.smalti.tools.video.faces;

import java.io.Serializable;
import org.smalti.media.FilmSegment;

/**
 * A film, or one of the segments that it is cut into.
 *
 * @param film its name in tables
 * @param index of the segment, from 0
 * @param count how many segments the film has; 1: it is looked at as a whole
 * @param weight bytes of the file
 */
record FilmPart(String film, FilmSegment segment, int index, int count, long weight)
    implements Serializable {
  static FilmPart whole(String film, long weight) {
    return new FilmPart(film, FilmSegment.WHOLE, 0, 1, weight);
  }

  boolean isWhole() {
    return count == 1;
  }

  /** In messages and in the journal: {@code film.mp4} or {@code film.mp4, from frame 1,500}. */
  String name() {
    return isWhole() ? film : film + ", from frame " + segment.first();
  }
}
