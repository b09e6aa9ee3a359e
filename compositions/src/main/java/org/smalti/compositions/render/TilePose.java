package org.smalti.compositions.render;

import java.util.List;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * How a tile is at one time: the same as {@link TileKeyFrame#at}, in an object that is filled again and again, so that
 * a frame of thousands of tiles allocates nothing. Used by one thread.
 */
final class TilePose {
  double brightness;
  double alpha;
  double scaleX;
  double scaleY;
  double rotation;
  double dx;
  double dy;

  /** Takes the pose at a time in ms; false before the first one. */
  boolean at(List<TileKeyFrame> poses, double millis) {
    int next = after(poses, millis);
    if (next == 0) {
      return false;
    }
    TileKeyFrame before = poses.get(next - 1);
    if (next == poses.size()) {
      set(before);
    } else {
      between(before, poses.get(next), millis);
    }
    return true;
  }

  /** The index of the first key frame that is later than a time. */
  static int after(List<TileKeyFrame> poses, double millis) {
    int low = 0;
    int high = poses.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (poses.get(middle).at() > millis) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  void set(TileKeyFrame pose) {
    brightness = pose.brightness();
    alpha = pose.alpha();
    scaleX = pose.scaleX();
    scaleY = pose.scaleY();
    rotation = pose.rotation();
    dx = pose.dx();
    dy = pose.dy();
  }

  private void between(TileKeyFrame from, TileKeyFrame to, double millis) {
    Easing ease = to.easing();
    double way = ease.at((millis - from.at()) / (to.at() - from.at()));
    brightness = from.brightness() + (to.brightness() - from.brightness()) * way;
    alpha = from.alpha() + (to.alpha() - from.alpha()) * way;
    scaleX = from.scaleX() + (to.scaleX() - from.scaleX()) * way;
    scaleY = from.scaleY() + (to.scaleY() - from.scaleY()) * way;
    rotation = from.rotation() + (to.rotation() - from.rotation()) * way;
    dx = from.dx() + (to.dx() - from.dx()) * way;
    dy = from.dy() + (to.dy() - from.dy()) * way;
  }

  /** How much of its cell the tile covers. */
  double area() {
    return Math.abs(scaleX * scaleY);
  }
}
