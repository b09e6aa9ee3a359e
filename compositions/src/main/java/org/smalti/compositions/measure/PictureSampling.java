package org.smalti.compositions.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Rows;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * The light at some points of a picture, by the renderer's rules but without pixels: tiles of larger area lie above
 * smaller ones, later above earlier. One point lies somewhere in each field of an even raster, so that it does not keep
 * step with the cells.
 */
final class PictureSampling {
  /** The gap between tiles as a share of a cell's smaller side, as it is rendered. */
  private static final double MARGIN = 1 / 15.0;

  private static final int COLUMNS = 48;
  private static final int LINES = 27;
  /** Steps of a sequence of points that fills a square evenly (R2, M. Roberts 2018). */
  private static final double STEP_X = 0.7548776662466927;

  private static final double STEP_Y = 0.5698402909980532;

  private final Canvas canvas;
  private final double[] x = new double[COLUMNS * LINES];
  private final double[] y = new double[COLUMNS * LINES];
  private final double[] light = new double[COLUMNS * LINES];

  PictureSampling(Canvas canvas) {
    this.canvas = canvas;
    for (int i = 0; i < x.length; i++) {
      int column = i % COLUMNS;
      int line = i / COLUMNS;
      x[i] = (column + (i * STEP_X) % 1) * canvas.width() / COLUMNS;
      y[i] = (line + (i * STEP_Y) % 1) * canvas.height() / LINES;
    }
  }

  /** A tile in the picture; lengths in pixels. */
  record Placed(
      TileKeyFrame pose,
      Rows rows,
      double x,
      double y,
      double halfWidth,
      double halfHeight,
      double cos,
      double sin) {
    double reachX() {
      return Math.abs(cos) * halfWidth + Math.abs(sin) * halfHeight;
    }

    double reachY() {
      return Math.abs(sin) * halfWidth + Math.abs(cos) * halfHeight;
    }

    boolean covers(double pointX, double pointY) {
      double right = pointX - x;
      double down = pointY - y;
      return Math.abs(right * cos + down * sin) <= halfWidth
          && Math.abs(down * cos - right * sin) <= halfHeight
          && isIn(rows, pointY);
    }

    private static boolean isIn(Rows rows, double pointY) {
      boolean upper = (int) pointY % 4 < 2;
      return rows == Rows.ALL || (rows == Rows.EVEN) == upper;
    }
  }

  /** The share of the points that have at least this brightness. */
  double lit(Plan plan, double millis, double least) {
    Arrays.fill(light, 0);
    if (!plan.views().isEmpty()) {
      CameraKeyFrame view = CameraKeyFrame.at(plan.views(), millis);
      List<Placed> visible = new ArrayList<>();
      for (Tile tile : plan.tiles()) {
        Placed placed = placed(tile, view, millis);
        if (placed != null && isInPicture(placed)) {
          visible.add(placed);
        }
      }
      visible.sort(Comparator.comparingDouble(placed -> placed.pose.area()));
      visible.forEach(this::paint);
    }
    int lit = 0;
    for (double value : light) {
      lit += value >= least ? 1 : 0;
    }
    return (double) lit / light.length;
  }

  /** Where a tile is at a time, in the picture or not; null where it is not there. */
  @Nullable
  Placed placed(Tile tile, CameraKeyFrame view, double millis) {
    TileKeyFrame pose = TileKeyFrame.at(tile.poses(), millis);
    if (pose == null || pose.alpha() <= 0 || pose.area() <= 0) {
      return null;
    }
    double width = canvas.width() / view.columns();
    double height = canvas.height() / view.rows();
    double margin = Math.min(width, height) * MARGIN;
    double turn = Math.toRadians(pose.rotation());
    return new Placed(
        pose,
        tile.rows(),
        canvas.width() / 2.0
            + (tile.x() + pose.dx() + tile.circling().dx(millis) - view.x()) * width,
        canvas.height() / 2.0
            + (tile.y() + pose.dy() + tile.circling().dy(millis) - view.y()) * height,
        (width - margin) / 2 * pose.scaleX(),
        (height - margin) / 2 * pose.scaleY(),
        turn == 0 ? 1 : StrictMath.cos(turn),
        turn == 0 ? 0 : StrictMath.sin(turn));
  }

  /** Whether any of it can be seen. */
  boolean isInPicture(Placed placed) {
    return placed.x + placed.reachX() > 0
        && placed.y + placed.reachY() > 0
        && placed.x - placed.reachX() < canvas.width()
        && placed.y - placed.reachY() < canvas.height();
  }

  private void paint(Placed placed) {
    double fieldWidth = (double) canvas.width() / COLUMNS;
    double fieldHeight = (double) canvas.height() / LINES;
    int left = field((placed.x - placed.reachX()) / fieldWidth, COLUMNS);
    int right = field((placed.x + placed.reachX()) / fieldWidth, COLUMNS);
    int top = field((placed.y - placed.reachY()) / fieldHeight, LINES);
    int bottom = field((placed.y + placed.reachY()) / fieldHeight, LINES);
    double alpha = Math.min(1, placed.pose.alpha());
    for (int line = top; line <= bottom; line++) {
      for (int i = line * COLUMNS + left; i <= line * COLUMNS + right; i++) {
        if (placed.covers(x[i], y[i])) {
          light[i] += (placed.pose.brightness() - light[i]) * alpha;
        }
      }
    }
  }

  private static int field(double at, int count) {
    return (int) Math.max(0, Math.min(count - 1.0, Math.floor(at)));
  }
}
