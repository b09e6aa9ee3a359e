package org.smalti.tools.video.faces;

import java.io.Serializable;
import java.util.ArrayList;
import org.smalti.tools.video.faces.track.FrameFaces;

/**
 * What was found in a segment, or that the film was looked at as a whole and its rows are written.
 *
 * @param width of the film as it is shown, pixels
 * @param height the same
 * @param pictures those of a segment that were looked at; none of a whole film
 * @param frames of the segment, looked at or not
 * @param looked how many pictures were looked at
 * @param rows of a whole film
 * @param tracks of a whole film
 * @param exact whether all was as in a decode of the whole film; if not, the film has to be looked at as a whole
 * @param problem what is wrong with the film although faces were looked for; empty if nothing is
 */
record PartFaces(
    int width,
    int height,
    ArrayList<FrameFaces> pictures,
    long frames,
    long looked,
    long rows,
    long tracks,
    boolean exact,
    String problem)
    implements Serializable {
  /** Of a segment that has to be decoded with the whole film. */
  static PartFaces inexact() {
    return new PartFaces(0, 0, new ArrayList<>(), 0, 0, 0, 0, false, "");
  }
}
