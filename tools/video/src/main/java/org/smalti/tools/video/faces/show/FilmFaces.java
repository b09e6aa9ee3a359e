package org.smalti.tools.video.faces.show;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.run.Fingerprint;
import org.smalti.tools.video.faces.track.TrackedFace;

/**
 * All faces of a film, track by track: what is sent to where the film is drawn or cut.
 *
 * @param filename of the film, as the table says
 * @param tracks in the order in which they begin
 */
public record FilmFaces(String filename, List<FollowedFace> tracks) implements Serializable {
  public FilmFaces {
    tracks = List.copyOf(tracks);
  }

  /** Sorts the faces of a film by their tracks. */
  public static FilmFaces of(String filename, List<TrackedFace> faces) {
    Map<String, List<TrackedFace>> tracks = new LinkedHashMap<>();
    faces.forEach(
        face -> tracks.computeIfAbsent(face.track(), id -> new ArrayList<>()).add(face));
    List<FollowedFace> all = new ArrayList<>();
    tracks.forEach((id, own) -> all.add(new FollowedFace(id, own)));
    all.sort((one, other) -> Long.compare(one.first().frame(), other.first().frame()));
    return new FilmFaces(filename, all);
  }

  Sampling sampling() {
    return Sampling.of(tracks);
  }

  /** Number of the last picture that has a face. */
  long lastFrame() {
    return tracks.stream().mapToLong(track -> track.last().frame()).max().orElse(-1);
  }

  /** Adds all faces to a key. */
  Fingerprint into(Fingerprint key) {
    key.with(filename);
    tracks.forEach(track -> track.faces().forEach(face -> key.with(face)));
    return key;
  }
}
