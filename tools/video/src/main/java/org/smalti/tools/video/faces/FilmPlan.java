package org.smalti.tools.video.faces;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.smalti.media.FilmSegment;
import org.smalti.tools.video.source.TimeSpan;

/** The segments of a film that are looked at, in their order. */
record FilmPlan(ArrayList<FilmSegment> segments) implements Serializable {
  /**
   * Leaves out the segments of a film that are not in a span, but for the one before it: as it has as many frames as
   * packets, those that were left out are taken to have as many, too, which says the numbers of the frames after them.
   */
  static FilmPlan of(List<FilmSegment> segments, TimeSpan span) {
    int first = 0;
    int after = 0;
    for (int i = 0; i < segments.size() && segments.get(i).after() < span.to(); i++) {
      first = segments.get(i).after() < span.from() ? Math.max(0, i - 1) : first;
      after = i + 1;
    }
    return new FilmPlan(new ArrayList<>(segments.subList(first, after)));
  }
}
