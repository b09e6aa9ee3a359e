package org.smalti.tools.video.faces.track;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.motion.MotionGrid;

/**
 * The faces that a detector found in one picture of a film.
 *
 * @param frame number of the picture in the film, from 0
 * @param time s on the film's own clock
 * @param faces in pixels of the film as it is shown
 * @param motion since the picture before that was looked at; null where that is not known or not wanted
 */
public record FrameFaces(
    long frame,
    double time,
    List<Detection> faces,
    @Nullable MotionGrid motion) implements Serializable {
  public FrameFaces {
    faces = List.copyOf(faces);
  }
}
