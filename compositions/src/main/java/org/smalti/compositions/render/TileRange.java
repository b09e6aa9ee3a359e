package org.smalti.compositions.render;

import java.util.List;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * Between what bounds the poses of a tile are during a time: easings never leave the values they run between, so key
 * frames and the two ends are all that counts. Filled again and again; used by one thread.
 */
final class TileRange {
  private final TilePose pose = new TilePose();
  double alpha;
  double brightness;
  double scaleX;
  double scaleY;
  double left;
  double right;
  double top;
  double bottom;
  private boolean turned;
  private boolean still;
  private boolean begun;
  private boolean evenly;

  /** Takes the bounds from one time to another in ms; false if the tile is not there by then. */
  boolean during(Tile tile, double from, double until) {
    List<TileKeyFrame> poses = tile.poses();
    int next = TilePose.after(poses, from);
    alpha = 0;
    scaleX = 0;
    scaleY = 0;
    left = Double.POSITIVE_INFINITY;
    top = Double.POSITIVE_INFINITY;
    right = Double.NEGATIVE_INFINITY;
    bottom = Double.NEGATIVE_INFINITY;
    turned = false;
    still = tile.circling().radiusX() == 0 && tile.circling().radiusY() == 0;
    begun = false;
    evenly = true;
    if (pose.at(poses, from)) {
      add();
    } else {
      still = false;
    }
    for (int i = next; i < poses.size() && poses.get(i).at() <= until; i++) {
      pose.set(poses.get(i));
      add();
    }
    if (!pose.at(poses, until)) {
      return false;
    }
    add();
    left += tile.x() - tile.circling().radiusX();
    right += tile.x() + tile.circling().radiusX();
    top += tile.y() - tile.circling().radiusY();
    bottom += tile.y() + tile.circling().radiusY();
    return alpha > 0 && scaleX > 0 && scaleY > 0;
  }

  private void add() {
    evenly &= !begun || (brightness == pose.brightness && alpha == pose.alpha);
    brightness = pose.brightness;
    still &= !begun
        || (scaleX == Math.abs(pose.scaleX)
            && scaleY == Math.abs(pose.scaleY)
            && left == pose.dx
            && top == pose.dy);
    begun = true;
    turned |= pose.rotation != 0;
    alpha = Math.max(alpha, pose.alpha);
    scaleX = Math.max(scaleX, Math.abs(pose.scaleX));
    scaleY = Math.max(scaleY, Math.abs(pose.scaleY));
    left = Math.min(left, pose.dx);
    right = Math.max(right, pose.dx);
    top = Math.min(top, pose.dy);
    bottom = Math.max(bottom, pose.dy);
  }

  /** Whether the tile is there, upright and at one place in one size all that time; its light may change. */
  boolean isStill() {
    return still && !turned;
  }

  /** Whether it is still, and its light does not change either. */
  boolean isConstant() {
    return isStill() && evenly;
  }

  /** Whether it is turned at some time. */
  boolean isTurned() {
    return turned;
  }
}
