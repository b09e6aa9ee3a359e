package org.smalti.compositions.render;

import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;

/** Finds the picture of a piece that is filled best, from the plan alone. */
final class FullestFrame {
  private static final int TRIED = 240;
  private static final double MOST_LIGHT = 1;

  private final Canvas canvas;
  private final Plan plan;
  private final TileGeometry geometry;
  private final TilePose pose = new TilePose();
  private final TilePlace place = new TilePlace();

  FullestFrame(Canvas canvas, Plan plan, double margin) {
    this.canvas = canvas;
    this.plan = plan;
    geometry = new TileGeometry(canvas, margin);
  }

  /** The best of some frames that are spread evenly; the earliest of equal ones. */
  long between(long first, long last) {
    long best = first;
    double most = -1;
    long count = Math.min(TRIED, last - first);
    for (long i = 0; i < count; i++) {
      long frame = first + i * (last - first) / count;
      double light = light(canvas.rate().millis(frame));
      if (light > most + 1e-9) {
        most = light;
        best = frame;
      }
    }
    return best;
  }

  /** Pixels that tiles cover at a time in ms, each as much as it is lit. */
  private double light(double millis) {
    if (plan.views().isEmpty()) {
      return 0;
    }
    CameraKeyFrame view = CameraKeyFrame.at(plan.views(), millis);
    double sum = 0;
    for (Tile tile : plan.tiles()) {
      if (pose.at(tile.poses(), millis)
          && pose.alpha > 0
          && geometry.place(tile, pose, view, millis, place)) {
        double across = Math.min(canvas.width(), place.x + place.reachX())
            - Math.max(0, place.x - place.reachX());
        double down = Math.min(canvas.height(), place.y + place.reachY())
            - Math.max(0, place.y - place.reachY());
        sum += across * down * pose.alpha * Math.min(MOST_LIGHT, pose.brightness);
      }
    }
    return sum;
  }
}
