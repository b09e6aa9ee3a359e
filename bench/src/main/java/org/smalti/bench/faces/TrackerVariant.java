package org.smalti.bench.faces;

import org.smalti.tools.video.faces.track.FrameFaces;
import org.smalti.tools.video.faces.track.MotionModel;
import org.smalti.tools.video.faces.track.TrackOptions;

/** The trackers that are compared. */
enum TrackerVariant {
  OVERLAP("none", MotionModel.NONE, false),
  OVERLAP_FLOW("none, flow", MotionModel.NONE, true),
  KALMAN("kalman", MotionModel.KALMAN, false),
  KALMAN_FLOW("kalman, flow", MotionModel.KALMAN, true);

  private final String says;
  private final MotionModel motion;
  private final boolean flow;

  TrackerVariant(String says, MotionModel motion, boolean flow) {
    this.says = says;
    this.motion = motion;
    this.flow = flow;
  }

  TrackOptions options() {
    TrackOptions usual = TrackOptions.DEFAULT;
    return new TrackOptions(
        usual.iou(), usual.low(), usual.high(), usual.maxGap(), motion, usual.minimumPictures());
  }

  /** A picture as this tracker may see it. */
  FrameFaces seen(FrameFaces picture) {
    return flow ? picture : picture.withoutMotion();
  }

  @Override
  public String toString() {
    return says;
  }
}
