package org.smalti.tools.video.faces.track;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.detect.FaceAppearance;
import org.smalti.tools.video.faces.motion.MotionGrid;

/**
 * The faces that a detector found in one picture of a film.
 *
 * @param frame number of the picture in the film, from 0
 * @param time s on the film's own clock
 * @param faces in pixels of the film as it is shown
 * @param appearances what each of the faces looks like; empty where that is not known
 * @param motion since the picture before that was looked at; null where that is not known or not wanted
 */
public record FrameFaces(
    long frame,
    double time,
    List<Detection> faces,
    List<FaceAppearance> appearances,
    @Nullable MotionGrid motion)
    implements Serializable {
  public FrameFaces {
    faces = List.copyOf(faces);
    appearances = List.copyOf(appearances);
    if (!appearances.isEmpty() && appearances.size() != faces.size()) {
      throw new IllegalArgumentException(
          faces.size() + " faces, " + appearances.size() + " appearances");
    }
  }

  /** Faces of which it is not known what they look like. */
  public FrameFaces(long frame, double time, List<Detection> faces, @Nullable MotionGrid motion) {
    this(frame, time, faces, List.of(), motion);
  }

  /** The same in a film in which the picture has another number. */
  public FrameFaces numbered(long number) {
    return new FrameFaces(number, time, faces, appearances, motion);
  }

  /** The same where the motion is not known. */
  public FrameFaces withoutMotion() {
    return new FrameFaces(frame, time, faces, appearances, null);
  }
}
