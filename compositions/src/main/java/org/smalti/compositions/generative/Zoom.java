package org.smalti.compositions.generative;

import java.util.List;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;

/**
 * A camera that looks at the middle of the grid and goes from the first window to the last.
 *
 * @param views its key frames
 */
record Zoom(List<CameraKeyFrame> views) {
  private static final double ROUNDING = 1e-9;

  /** A camera that moves between two times in ms. */
  static Zoom of(Canvas canvas, double from, double until, Easing easing) {
    return new Zoom(List.of(
        canvas.view(0, canvas.first(), Easing.STEP),
        canvas.view(from, canvas.first(), Easing.STEP),
        canvas.view(until, canvas.last(), easing)));
  }

  /** Lets a piece be seen with it. */
  void follow(Plan.Builder plan) {
    views.forEach(plan::look);
  }

  CameraKeyFrame at(double millis) {
    return CameraKeyFrame.at(views, millis);
  }

  /** Whether a clip's middle, which is at a place in cells, is in the picture at a time. */
  boolean shows(double x, double y, double millis) {
    CameraKeyFrame view = at(millis);
    return Math.abs(x - view.x()) <= view.columns() / 2 + ROUNDING
        && Math.abs(y - view.y()) <= view.rows() / 2 + ROUNDING;
  }

  /** Whether anything of a clip whose middle is somewhere between two places is ever in the picture. */
  boolean everShows(double left, double right, double top, double bottom) {
    for (CameraKeyFrame view : views) {
      if (right + 0.5 > view.x() - view.columns() / 2
          && left - 0.5 < view.x() + view.columns() / 2
          && bottom + 0.5 > view.y() - view.rows() / 2
          && top - 0.5 < view.y() + view.rows() / 2) {
        return true;
      }
    }
    return false;
  }

  /** −1 at the left edge of the picture .. 1 at the right one, of a place in cells. */
  double pan(double x, double millis) {
    CameraKeyFrame view = at(millis);
    return Math.max(-1, Math.min(1, (x - view.x()) / (view.columns() / 2)));
  }
}
