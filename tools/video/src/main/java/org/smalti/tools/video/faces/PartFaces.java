package org.smalti.tools.video.faces;

import java.io.Serializable;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.track.FrameFaces;

/**
 * What was found in a segment; or of a whole film, whose rows are written then.
 *
 * @param shown how the film is shown; null if the segment is not exact
 * @param pictures those of a segment that were looked at; none of a whole film
 * @param frames of it, looked at or not
 * @param looked how many pictures were looked at
 * @param rows of a whole film
 * @param tracks of a whole film
 * @param problem what is wrong with the film although faces were looked for; empty if nothing is
 */
record PartFaces(
    @Nullable VideoStream shown,
    ArrayList<FrameFaces> pictures,
    long frames,
    long looked,
    long rows,
    long tracks,
    String problem)
    implements Serializable {
  static PartFaces segment(
      VideoStream shown, long frames, long looked, ArrayList<FrameFaces> pictures) {
    return new PartFaces(shown, pictures, frames, looked, 0, 0, "");
  }

  /** A segment that is not as in a decode of the whole film, so that the film has to be looked at as a whole. */
  static PartFaces inexact() {
    return new PartFaces(null, new ArrayList<>(), 0, 0, 0, 0, "");
  }

  static PartFaces film(
      VideoStream shown, long frames, long looked, FilmTracks tracks, String problem) {
    return new PartFaces(
        shown, new ArrayList<>(), frames, looked, tracks.rows(), tracks.tracks(), problem);
  }
}
