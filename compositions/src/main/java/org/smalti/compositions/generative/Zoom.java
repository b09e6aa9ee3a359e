package org.smalti.compositions.generative;

import java.util.List;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * A camera that looks at the middle of the grid and goes from the first window to the last.
 *
 * @param views its key frames
 */
record Zoom(List<CameraKeyFrame> views) {
  private static final double ROUNDING = 1e-9;
  /** Cells on each side of the middle that count as seen. */
  private static final double HALF = 0.45;

  private static final int INSTANTS = 240;

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

  /**
   * Whether a clip is ever in the picture, but for a narrow edge of it.
   *
   * @param x the middle of its cell
   * @param y the middle of its cell
   * @param moves how it moves from there
   */
  boolean everShows(double x, double y, List<TileKeyFrame> moves) {
    for (TileKeyFrame pose : moves) {
      if (isIn(x, y, pose)) {
        return true;
      }
    }
    double end = views.get(views.size() - 1).at();
    for (int i = 0; i <= INSTANTS; i++) {
      TileKeyFrame pose = TileKeyFrame.at(moves, end * i / INSTANTS);
      if (pose != null && isIn(x, y, pose)) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(double x, double y, TileKeyFrame pose) {
    CameraKeyFrame view = at(pose.at());
    return pose.alpha() > 0
        && Math.abs(x + pose.dx() - view.x()) < view.columns() / 2 + HALF
        && Math.abs(y + pose.dy() - view.y()) < view.rows() / 2 + HALF;
  }

  /** −1 at the left edge of the picture .. 1 at the right one, of a place in cells. */
  double pan(double x, double millis) {
    CameraKeyFrame view = at(millis);
    return Math.max(-1, Math.min(1, (x - view.x()) / (view.columns() / 2)));
  }
}
