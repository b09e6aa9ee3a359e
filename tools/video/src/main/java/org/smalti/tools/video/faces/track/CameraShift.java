package org.smalti.tools.video.faces.track;

import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.motion.MotionGrid;

/** How far the camera has moved what it sees from one picture to the next, in pixels; 0 where that is not known. */
record CameraShift(double right, double down) {
  static final CameraShift NONE = new CameraShift(0, 0);

  static CameraShift of(@Nullable MotionGrid motion, FrameSize size) {
    return motion == null
        ? NONE
        : new CameraShift(motion.cameraRight(size.width()), motion.cameraDown(size.height()));
  }

  Detection moved(Detection face) {
    return face.moved(right, down);
  }
}
