package org.smalti.compositions.render;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;

/** Where tiles are in the picture. */
final class TileGeometry {
  /** The gap between tiles as a share of a cell's width. */
  private static final double MARGIN = 1 / 15.0;

  private static final int INSTANTS = 64;

  private final Canvas canvas;

  TileGeometry(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Edges in pixels, not whole ones. */
  record Rectangle(double left, double top, double right, double bottom) {
    double width() {
      return right - left;
    }

    double height() {
      return bottom - top;
    }
  }

  /** The place of a tile at a time in ms, null where it is not in the picture. */
  @Nullable
  Rectangle place(Tile tile, TileKeyFrame pose, CameraKeyFrame view, double millis) {
    double cellWidth = canvas.width() / view.columns();
    double cellHeight = canvas.height() / view.rows();
    double margin = Math.min(cellWidth, cellHeight) * MARGIN;
    double halfWidth = (cellWidth - margin) / 2 * pose.scaleX();
    double halfHeight = (cellHeight - margin) / 2 * pose.scaleY();
    double x = canvas.width() / 2.0
        + (tile.x() + pose.dx() + tile.circling().dx(millis) - view.x()) * cellWidth;
    double y = canvas.height() / 2.0
        + (tile.y() + pose.dy() + tile.circling().dy(millis) - view.y()) * cellHeight;
    if (x + halfWidth <= 0
        || y + halfHeight <= 0
        || x - halfWidth >= canvas.width()
        || y - halfHeight >= canvas.height()) {
      return null;
    }
    return new Rectangle(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
  }

  /** The largest width and height in pixels in which a tile is ever seen, both even; null if it never is. */
  int @Nullable [] largest(Tile tile, List<CameraKeyFrame> views, double end) {
    double width = 0;
    double height = 0;
    double begin = tile.poses().get(0).at();
    for (int i = 0; i <= INSTANTS + tile.poses().size(); i++) {
      double at = i <= INSTANTS
          ? begin + (end - begin) * i / INSTANTS
          : tile.poses().get(i - INSTANTS - 1).at();
      TileKeyFrame pose = TileKeyFrame.at(tile.poses(), at);
      Rectangle place = pose == null ? null : place(tile, pose, CameraKeyFrame.at(views, at), at);
      if (place != null) {
        width = Math.max(width, place.width());
        height = Math.max(height, place.height());
      }
    }
    return width == 0 ? null : new int[] {Planes.even(width), Planes.even(height)};
  }
}
