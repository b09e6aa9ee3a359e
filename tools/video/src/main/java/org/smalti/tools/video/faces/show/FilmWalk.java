package org.smalti.tools.video.faces.show;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The faces in each picture of a film, from its first to its last. */
final class FilmWalk {
  private final Sampling sampling;
  private final Deque<FollowedFace> toCome;
  private final List<TrackWalk> begun = new ArrayList<>();

  FilmWalk(FilmFaces film) {
    sampling = film.sampling();
    toCome = new ArrayDeque<>(film.tracks());
  }

  /**
   * The faces in the next picture, those that came last on top.
   *
   * @param frame number of the picture
   * @param time s: when it is shown
   */
  List<ShownFace> at(long frame, double time) {
    while (!toCome.isEmpty() && toCome.peek().first().frame() <= frame) {
      begun.add(new TrackWalk(toCome.remove(), sampling));
    }
    List<ShownFace> shown = new ArrayList<>();
    begun.removeIf(walk -> {
      var face = walk.at(frame, time);
      face.ifPresent(shown::add);
      return face.isEmpty() && walk.isOver();
    });
    return shown;
  }
}
