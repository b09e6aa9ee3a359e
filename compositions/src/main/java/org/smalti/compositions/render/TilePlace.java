package org.smalti.compositions.render;

/** Where a tile is in the picture, in pixels, not whole ones: filled again and again. Used by one thread. */
final class TilePlace {
  double x;
  double y;
  double halfWidth;
  double halfHeight;
  /** Degrees, clockwise. */
  double rotation;

  /** An upright tile between four edges. */
  static TilePlace between(double left, double top, double right, double bottom) {
    TilePlace place = new TilePlace();
    place.x = (left + right) / 2;
    place.y = (top + bottom) / 2;
    place.halfWidth = (right - left) / 2;
    place.halfHeight = (bottom - top) / 2;
    return place;
  }

  double left() {
    return x - halfWidth;
  }

  double top() {
    return y - halfHeight;
  }

  double right() {
    return x + halfWidth;
  }

  double bottom() {
    return y + halfHeight;
  }

  double width() {
    return 2 * halfWidth;
  }

  double height() {
    return 2 * halfHeight;
  }

  /** Whether its edges are those of the picture's pixels: not turned, or by half a turn. */
  boolean isUpright() {
    return rotation == 0;
  }

  /** How far it reaches to the left and right of its middle. */
  double reachX() {
    if (isUpright()) {
      return halfWidth;
    }
    double angle = StrictMath.toRadians(rotation);
    return Math.abs(StrictMath.cos(angle)) * halfWidth
        + Math.abs(StrictMath.sin(angle)) * halfHeight;
  }

  /** How far it reaches above and below its middle. */
  double reachY() {
    if (isUpright()) {
      return halfHeight;
    }
    double angle = StrictMath.toRadians(rotation);
    return Math.abs(StrictMath.sin(angle)) * halfWidth
        + Math.abs(StrictMath.cos(angle)) * halfHeight;
  }
}
