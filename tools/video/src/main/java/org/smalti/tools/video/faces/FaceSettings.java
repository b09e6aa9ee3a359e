package org.smalti.tools.video.faces;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.tools.video.faces.detect.DetectorOptions;
import org.smalti.tools.video.faces.track.TrackOptions;
import org.smalti.tools.video.source.TimeSpan;

/**
 * What is looked for in films, and how.
 *
 * @param every of the pictures that are looked at: those whose numbers in the film are multiples of it
 * @param span the part of the film in which they are; pictures before it are decoded for their numbers alone
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
}
