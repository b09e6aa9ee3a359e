package org.smalti.compositions.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.media.PictureSegment;

/**
 * A stretch of a film that is encoded by itself.
 *
 * @param file where it is, once it is whole
 * @param first picture of the piece
 * @param last the picture after its last one
 */
record FilmStretch(Path file, long first, long last) {
  /** s: short enough that little is lost, long enough that key frames and pauses between encoders cost little. */
  private static final int SECONDS = 10;

  /**
   * All of a film in stretches of 10 s, the last one up to 20 s.
   *
   * @param key of all that decides what is in the film
   */
  static List<FilmStretch> of(SourceCache scratch, String key, double rate, long first, long last) {
    long length = (long) Math.ceil(SECONDS * rate);
    long count = Math.max(1, (last - first) / length);
    List<FilmStretch> parts = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      Path file = scratch.part(key + "-" + i, SourceCache.ENCODED);
      long end = i + 1 == count ? last : first + (i + 1) * length;
      parts.add(new FilmStretch(file, first + i * length, end));
    }
    return parts;
  }

  /** Pictures. */
  long length() {
    return last - first;
  }

  /** Whether an earlier run has made it. */
  boolean isThere() {
    return PictureSegment.isWhole(file, length());
  }
}
