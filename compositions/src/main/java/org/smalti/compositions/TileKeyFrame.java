package org.smalti.compositions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key frame of a tile.
 *
 * @param at ms from the beginning
 * @param brightness 0 black, 1 as filmed
 * @param alpha 0 not there, 1 opaque
 * @param scale 1 fills its cell; larger ones lie on top of smaller ones
 * @param dx how far it is pushed to the right, in cells
 * @param dy how far it is pushed down, in cells
 * @param easing how the tile comes here from the key frame before
 */
public record TileKeyFrame(
    double at, double brightness, double alpha, double scale, double dx, double dy, Easing easing) {
  /** An opaque tile in its cell. */
  public static TileKeyFrame lit(double at, double brightness, Easing easing) {
    return new TileKeyFrame(at, brightness, 1, 1, 0, 0, easing);
  }

  public TileKeyFrame scaled(double newScale) {
    return new TileKeyFrame(at, brightness, alpha, newScale, dx, dy, easing);
  }

  /** The pose at a time, null before the first one; {@code poses} are in the order of time. */
  public static @Nullable TileKeyFrame at(List<TileKeyFrame> poses, double millis) {
    TileKeyFrame before = null;
    for (TileKeyFrame next : poses) {
      if (next.at > millis) {
        return before == null ? null : before.towards(next, millis);
      }
      before = next;
    }
    return before;
  }

  private TileKeyFrame towards(TileKeyFrame next, double millis) {
    double way = (millis - at) / (next.at - at);
    Easing ease = next.easing;
    return new TileKeyFrame(
        millis,
        ease.between(brightness, next.brightness, way),
        ease.between(alpha, next.alpha, way),
        ease.between(scale, next.scale, way),
        ease.between(dx, next.dx, way),
        ease.between(dy, next.dy, way),
        ease);
  }
}
