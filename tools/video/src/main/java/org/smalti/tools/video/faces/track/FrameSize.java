package org.smalti.tools.video.faces.track;

import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.motion.MotionGrid;

/** Width and height of the pictures of a film as it is shown, in pixels. */
record FrameSize(double width, double height) {
  FrameSize {
    if (!(width > 0 && height > 0 && width * height < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("pictures of " + width + "x" + height);
    }
  }

  /** A face of the picture before, where the movement of the picture brings it. */
  Detection moved(Detection face, MotionGrid motion) {
    return motion.moved(face, width, height);
  }
}
