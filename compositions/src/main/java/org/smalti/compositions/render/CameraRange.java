package org.smalti.compositions.render;

import java.util.List;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;

/** What the camera shows during the parts of a piece, as bounds: which cells, and how large they are at most. */
final class CameraRange {
  /** Parts are at least so long, in ms, and at most so many. */
  private static final double SHORTEST = 1000;

  private static final int MOST = 1024;

  private final TileGeometry geometry;
  private final double length;
  private final Part[] parts;

  /** What is seen in one part, in cells; the largest size of an unscaled tile in pixels. */
  private static final class Part {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    double width;
    double height;
    boolean still = true;
    private final CameraKeyFrame first;

    Part(CameraKeyFrame first) {
      this.first = first;
    }

    void add(CameraKeyFrame view, TileGeometry geometry) {
      still &= view.x() == first.x()
          && view.y() == first.y()
          && view.columns() == first.columns()
          && view.rows() == first.rows();
      left = Math.min(left, view.x() - view.columns() / 2);
      right = Math.max(right, view.x() + view.columns() / 2);
      top = Math.min(top, view.y() - view.rows() / 2);
      bottom = Math.max(bottom, view.y() + view.rows() / 2);
      width = Math.max(width, geometry.width(view.columns(), view.rows()));
      height = Math.max(height, geometry.height(view.columns(), view.rows()));
    }
  }

  /** @param end ms */
  CameraRange(Canvas canvas, TileGeometry geometry, Plan plan, double end) {
    this.geometry = geometry;
    int count = (int) Math.max(1, Math.min(MOST, Math.ceil(end / SHORTEST)));
    length = end / count;
    parts = new Part[plan.views().isEmpty() ? 0 : count];
    List<CameraKeyFrame> views = plan.views();
    int next = 0;
    for (int i = 0; i < parts.length; i++) {
      CameraKeyFrame begin = CameraKeyFrame.at(views, i * length);
      parts[i] = new Part(begin);
      add(parts[i], begin, begin);
      CameraKeyFrame before = begin;
      while (next < views.size() && views.get(next).at() <= (i + 1) * length) {
        add(parts[i], views.get(next), before);
        before = views.get(next++);
      }
      add(parts[i], CameraKeyFrame.at(views, (i + 1) * length), before);
    }
  }

  /**
   * Window and middle may move at once, so that the window reaches furthest between two key frames; each edge is
   * bounded by the outermost middle with the widest window.
   */
  private void add(Part part, CameraKeyFrame view, CameraKeyFrame before) {
    part.add(view, geometry);
    double columns = Math.max(view.columns(), before.columns()) / 2;
    double rows = Math.max(view.rows(), before.rows()) / 2;
    part.left = Math.min(part.left, Math.min(view.x(), before.x()) - columns);
    part.right = Math.max(part.right, Math.max(view.x(), before.x()) + columns);
    part.top = Math.min(part.top, Math.min(view.y(), before.y()) - rows);
    part.bottom = Math.max(part.bottom, Math.max(view.y(), before.y()) + rows);
  }

  int parts() {
    return parts.length;
  }

  /** The part that a time in ms falls into. */
  int partOf(double millis) {
    return (int) Math.max(0, Math.min(parts.length - 1.0, Math.floor(millis / length)));
  }

  /** ms. */
  double begin(int part) {
    return part * length;
  }

  /** Whether the camera stands still in a part. */
  boolean isStill(int part) {
    return parts[part].still;
  }

  /** Whether a tile may be seen in a part. */
  boolean sees(int part, TileRange tile) {
    Part seen = parts[part];
    double halfX = tile.scaleX / 2;
    double halfY = tile.scaleY / 2;
    if (tile.isTurned()) {
      // A cell is as wide as high at most by the shape of the picture: in pixels, then in cells
      // again.
      double reach = (seen.width * tile.scaleX + seen.height * tile.scaleY) / 2;
      halfX = Math.max(halfX, reach / seen.width);
      halfY = Math.max(halfY, reach / seen.height);
    }
    return tile.left - halfX < seen.right
        && tile.right + halfX > seen.left
        && tile.top - halfY < seen.bottom
        && tile.bottom + halfY > seen.top;
  }

  /** The largest width of an unscaled tile in a part, in pixels. */
  double width(int part) {
    return parts[part].width;
  }

  /** The largest height of an unscaled tile in a part, in pixels. */
  double height(int part) {
    return parts[part].height;
  }
}
