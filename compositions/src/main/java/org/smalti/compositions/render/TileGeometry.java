package org.smalti.compositions.render;

import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Tile;

/** Where tiles are in the picture. */
final class TileGeometry {
  /** The gap between tiles as a share of a cell's shorter side, if nothing else is said. */
  static final double USUAL_MARGIN = 1 / 15.0;

  private final Canvas canvas;
  private final double margin;

  TileGeometry(Canvas canvas) {
    this(canvas, USUAL_MARGIN);
  }

  /** @param margin the gap between tiles as a share of a cell's shorter side, 0 to less than 1 */
  TileGeometry(Canvas canvas, double margin) {
    this.canvas = canvas;
    this.margin = margin;
  }

  /** Finds the place of a tile at a time in ms; false where it is not in the picture. */
  boolean place(Tile tile, TilePose pose, CameraKeyFrame view, double millis, TilePlace place) {
    double cellWidth = canvas.width() / view.columns();
    double cellHeight = canvas.height() / view.rows();
    place.halfWidth = width(view.columns(), view.rows()) / 2 * Math.abs(pose.scaleX);
    place.halfHeight = height(view.columns(), view.rows()) / 2 * Math.abs(pose.scaleY);
    place.rotation = pose.rotation % 360;
    double circlingX = tile.circling().dx(millis);
    double circlingY = tile.circling().dy(millis);
    place.x = canvas.width() / 2.0 + (tile.x() + pose.dx + circlingX - view.x()) * cellWidth;
    place.y = canvas.height() / 2.0 + (tile.y() + pose.dy + circlingY - view.y()) * cellHeight;
    double reachX = place.reachX();
    double reachY = place.reachY();
    return place.x + reachX > 0
        && place.y + reachY > 0
        && place.x - reachX < canvas.width()
        && place.y - reachY < canvas.height();
  }

  /** Pixels across an unscaled tile where so many cells fill the picture. */
  double width(double columns, double rows) {
    return canvas.width() / columns - gap(columns, rows);
  }

  /** Pixels down an unscaled tile where so many cells fill the picture. */
  double height(double columns, double rows) {
    return canvas.height() / rows - gap(columns, rows);
  }

  private double gap(double columns, double rows) {
    return Math.min(canvas.width() / columns, canvas.height() / rows) * margin;
  }
}
