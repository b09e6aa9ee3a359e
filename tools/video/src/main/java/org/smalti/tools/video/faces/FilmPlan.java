package org.smalti.tools.video.faces;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.smalti.media.FilmSegment;

/** The segments of a film, in their order. */
record FilmPlan(ArrayList<FilmSegment> segments) implements Serializable {
  static FilmPlan of(List<FilmSegment> segments) {
    return new FilmPlan(new ArrayList<>(segments));
  }
}
