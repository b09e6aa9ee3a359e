package org.smalti.tools.video.faces.track;

import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.motion.MotionGrid;

/** A face that is expected where it was, moved as the picture moves there. */
final class FlowBox implements BoxMotion {
  private final FrameSize picture;
  private Detection box;

  FlowBox(Detection face, FrameSize picture) {
    this.picture = picture;
    box = face;
  }

  @Override
  public Detection expected() {
    return box;
  }

  @Override
  public void advance(double seconds, @Nullable MotionGrid motion) {
    if (motion != null) {
      box = picture.moved(box, motion);
    }
  }

  @Override
  public void observe(Detection face) {
    box = face;
  }

  @Override
  public double straightness(Detection face) {
    return 0;
  }
}
