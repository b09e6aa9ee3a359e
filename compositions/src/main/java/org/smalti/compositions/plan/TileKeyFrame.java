package org.smalti.compositions.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key frame of a tile.
 *
 * @param at ms from the beginning
 * @param brightness 0 black, 1 as filmed
 * @param alpha 0 not there, 1 opaque
 * @param scaleX 1 is as wide as its cell; tiles of larger area lie on top of smaller ones
 * @param scaleY 1 is as high as its cell
 * @param rotation degrees, clockwise
 * @param dx how far it is pushed to the right, in cells
 * @param dy how far it is pushed down, in cells
 * @param easing how the tile comes here from the key frame before
 */
public record TileKeyFrame(
    double at,
    double brightness,
    double alpha,
    double scaleX,
    double scaleY,
    double rotation,
    double dx,
    double dy,
    Easing easing) {
  /** An opaque tile in its cell. */
  public static TileKeyFrame lit(double at, double brightness, Easing easing) {
    return new TileKeyFrame(at, brightness, 1, 1, 1, 0, 0, 0, easing);
  }

  public TileKeyFrame scaled(double scale) {
    return stretched(scale, scale);
  }

  public TileKeyFrame stretched(double newScaleX, double newScaleY) {
    return new TileKeyFrame(at, brightness, alpha, newScaleX, newScaleY, rotation, dx, dy, easing);
  }

  /** The same tile so many cells away from its own. */
  public TileKeyFrame moved(double newDx, double newDy) {
    return new TileKeyFrame(at, brightness, alpha, scaleX, scaleY, rotation, newDx, newDy, easing);
  }

  /** @param degrees clockwise */
  public TileKeyFrame rotated(double degrees) {
    return new TileKeyFrame(at, brightness, alpha, scaleX, scaleY, degrees, dx, dy, easing);
  }

  /** @param newAlpha 0 not there, 1 opaque */
  public TileKeyFrame opaque(double newAlpha) {
    return new TileKeyFrame(at, brightness, newAlpha, scaleX, scaleY, rotation, dx, dy, easing);
  }

  /** The same pose at another time, which the tile comes to in another way. */
  public TileKeyFrame moment(double millis, Easing newEasing) {
    return new TileKeyFrame(millis, brightness, alpha, scaleX, scaleY, rotation, dx, dy, newEasing);
  }

  /** How much of its cell it covers; more than 1 where it is larger. */
  public double area() {
    return scaleX * scaleY;
  }

  /** The pose at a time, null before the first one; {@code poses} are in the order of time. */
  public static @Nullable TileKeyFrame at(List<TileKeyFrame> poses, double millis) {
    int low = 0;
    int high = poses.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (poses.get(middle).at > millis) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (low == 0) {
      return null;
    }
    TileKeyFrame before = poses.get(low - 1);
    return low == poses.size() ? before : before.towards(poses.get(low), millis);
  }

  private TileKeyFrame towards(TileKeyFrame next, double millis) {
    double way = (millis - at) / (next.at - at);
    Easing ease = next.easing;
    return new TileKeyFrame(
        millis,
        ease.between(brightness, next.brightness, way),
        ease.between(alpha, next.alpha, way),
        ease.between(scaleX, next.scaleX, way),
        ease.between(scaleY, next.scaleY, way),
        ease.between(rotation, next.rotation, way),
        ease.between(dx, next.dx, way),
        ease.between(dy, next.dy, way),
        ease);
  }
}
