package org.smalti.tools.video.faces.show;

import java.util.Comparator;
import java.util.List;

/**
 * When the faces of a film are on screen.
 *
 * @param tracks the one that is seen longest first
 */
record FilmPresence(String filename, List<TrackPresence> tracks) {
  static FilmPresence of(FilmFaces film) {
    Sampling sampling = film.sampling();
    return new FilmPresence(
        film.filename(),
        film.tracks().stream()
            .map(face -> TrackPresence.of(face, sampling))
            .sorted(Comparator.comparingDouble(TrackPresence::seconds)
                .reversed()
                .thenComparing(Comparator.comparingDouble(TrackPresence::first))
                .thenComparing(track -> track.face().id()))
            .toList());
  }

  /** Without the tracks that are seen in fewer pictures. */
  FilmPresence lasting(int pictures) {
    return new FilmPresence(
        filename,
        tracks.stream().filter(track -> track.face().faces().size() >= pictures).toList());
  }

  /** The tracks that are seen longest, so many at most. */
  FilmPresence longest(int most) {
    return new FilmPresence(filename, tracks.subList(0, Math.min(most, tracks.size())));
  }

  /** All but the tracks that are seen longest. */
  List<TrackPresence> others(int most) {
    return tracks.subList(Math.min(most, tracks.size()), tracks.size());
  }

  /** s on screen of all tracks together. */
  static double seconds(List<TrackPresence> tracks) {
    return tracks.stream().mapToDouble(TrackPresence::seconds).sum();
  }

  /** s: when the last face is last seen. */
  double end() {
    return tracks.stream().mapToDouble(TrackPresence::last).max().orElse(0);
  }

  /** The faces of these tracks, to look for their best pictures. */
  FilmFaces faces() {
    return new FilmFaces(filename, tracks.stream().map(TrackPresence::face).toList());
  }
}
