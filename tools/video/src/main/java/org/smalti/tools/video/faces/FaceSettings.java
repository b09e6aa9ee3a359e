package org.smalti.tools.video.faces;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.CellFormat;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.detect.DetectorOptions;
import org.smalti.tools.video.faces.detect.FaceDetector;
import org.smalti.tools.video.faces.track.TrackOptions;
import org.smalti.tools.video.source.TimeSpan;

/**
 * What is looked for in films, and how.
 *
 * @param every of the pictures that are looked at: those whose numbers in the film are multiples of it
 * @param span the part of the film in which they are
 * @param flow whether the motion from picture to picture is measured
 */
record FaceSettings(
    DetectorOptions detector, TrackOptions tracks, int every, TimeSpan span, boolean flow)
    implements Serializable {
  FaceSettings {
    if (every < 1) {
      throw SmaltiException.usage("--every must be at least 1, not " + every);
    }
  }

  /**
   * What finds the faces, for messages.
   *
   * @throws SmaltiException if it does not work on this system, or with this model
   */
  String finder() {
    try (FaceDetector opened = detector.open()) {
      return opened.name();
    }
  }

  /** What is wrong where no picture of a film was looked at because it ends before the part that is wanted; or "". */
  String outside(PartFaces film) {
    if (film.looked() > 0 || span.from() == 0) {
      return "";
    }
    VideoStream shown = film.shown();
    double end = shown == null ? -1 : shown.duration();
    if (end > span.from()) {
      return "";
    }
    return "no picture from " + CellFormat.decimal(span.from(), 3) + " s on"
        + (end < 0 ? "" : "; the film ends at " + CellFormat.decimal(end, 3) + " s");
  }
}
