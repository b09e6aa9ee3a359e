package org.smalti.tools.video.faces.show;

import java.util.List;

/**
 * When a face is on screen.
 *
 * @param appearances at least one, in order
 * @param faces pictures in which it was found
 */
record TrackPresence(FollowedFace face, List<Appearance> appearances, int faces) {
  static TrackPresence of(FollowedFace face, Sampling sampling) {
    return new TrackPresence(face, face.appearances(sampling), face.faces().size());
  }

  /** s on screen, all appearances together. */
  double seconds() {
    return appearances.stream().mapToDouble(Appearance::seconds).sum();
  }

  /** s on the film's clock: when it is first seen. */
  double first() {
    return appearances.get(0).from();
  }

  /** s on the film's clock: when it is last seen. */
  double last() {
    return appearances.get(appearances.size() - 1).until();
  }
}
