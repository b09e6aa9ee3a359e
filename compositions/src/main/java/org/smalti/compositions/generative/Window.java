package org.smalti.compositions.generative;

import java.util.List;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Plan;

/** What the camera shows at a time. */
final class Window {
  private final List<CameraKeyFrame> views;

  /** @param views in the order of time */
  Window(List<CameraKeyFrame> views) {
    this.views = List.copyOf(views);
  }

  /** Lets the camera of a piece show it. */
  void lookThrough(Plan.Builder plan) {
    views.forEach(plan::look);
  }

  CameraKeyFrame at(double millis) {
    return CameraKeyFrame.at(views, millis);
  }

  /**
   * Whether a point is in the picture.
   *
   * @param x in cells
   * @param y in cells
   * @param inside how far it is at least from the picture's edge, in cells; below 0: how far it may be outside
   */
  boolean shows(double x, double y, double inside, double millis) {
    CameraKeyFrame view = at(millis);
    return Math.abs(x - view.x()) <= view.columns() / 2 - inside
        && Math.abs(y - view.y()) <= view.rows() / 2 - inside;
  }
}
