package org.smalti.compositions.generative;

import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.table.GridSize;

/**
 * A smooth camera path that follows growing rings: the window that must be shown is averaged over a time around each
 * moment.
 */
final class Camera {
  /** Key frames in the time that is averaged over. */
  private static final int STEPS = 12;

  private final Canvas canvas;
  private final double[] radii;
  private final double[] begins;
  private final double calm;

  /**
   * @param radii of the rings, in cells of the longer side
   * @param begins when each ring begins in ms, and when the last one ends
   * @param calm ms to average over, before and after
   */
  Camera(Canvas canvas, double[] radii, double[] begins, double calm) {
    this.canvas = canvas;
    this.radii = radii;
    this.begins = begins;
    this.calm = calm;
  }

  /** Adds the key frames; the first ring begins at {@code from} ms. */
  void follow(Plan.Builder plan, double from) {
    double step = 2 * calm / STEPS;
    int count = (int) Math.ceil(begins[begins.length - 1] / step);
    plan.look(canvas.view(0, canvas.first(), Easing.STEP));
    for (int i = 0; i <= count; i++) {
      double at = i * step;
      double shown = 0;
      double weights = 0;
      for (int j = -STEPS; j <= STEPS; j++) {
        double weight = STEPS + 1 - Math.abs(j);
        shown += weight * shownAt(at + calm + j * step / 2);
        weights += weight;
      }
      plan.look(view(from + at, shown / weights));
    }
  }

  /** The share of the way from the first window to the last at which the growing ring is visible. */
  private double shownAt(double millis) {
    int ring = 0;
    while (ring + 1 < radii.length && begins[ring + 1] <= millis) {
      ring++;
    }
    double first = reach(canvas.first());
    double last = reach(canvas.last());
    if (last <= first) {
      return 1;
    }
    boolean whole = ring == radii.length - 1 && millis >= begins[ring];
    return whole ? 1 : Math.max(0, Math.min(1, (radii[ring] - first) / (last - first)));
  }

  /** The largest ring that a window shows all of. */
  private double reach(GridSize window) {
    double reach = Math.max(canvas.middleX(), canvas.middleY());
    return Math.min(
        window.columns() / 2.0 * reach / canvas.middleX(),
        window.rows() / 2.0 * reach / canvas.middleY());
  }

  private CameraKeyFrame view(double at, double way) {
    double columns =
        canvas.first().columns() + (canvas.last().columns() - canvas.first().columns()) * way;
    double rows = canvas.first().rows() + (canvas.last().rows() - canvas.first().rows()) * way;
    return new CameraKeyFrame(at, canvas.middleX(), canvas.middleY(), columns, rows, Easing.LINEAR);
  }
}
