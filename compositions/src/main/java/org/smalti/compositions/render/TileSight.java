package org.smalti.compositions.render;

import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Tile;

/**
 * When and how large a tile is seen, at most.
 *
 * @param width pixels, even
 * @param height pixels, even
 * @param first the first part of {@link CameraRange} in which it may be seen
 * @param last the last one
 */
record TileSight(int width, int height, int first, int last) {
  /**
   * All of a tile between two parts of a piece.
   *
   * @return null if it is never seen
   */
  static @Nullable TileSight of(
      Tile tile, CameraRange camera, TileRange range, int firstPart, int lastPart) {
    double width = 0;
    double height = 0;
    int first = -1;
    int last = -1;
    int begin = Math.max(firstPart, camera.partOf(tile.poses().get(0).at()));
    double settled = tile.poses().get(tile.poses().size() - 1).at();
    for (int part = begin; part <= lastPart; part++) {
      if (!range.during(tile, camera.begin(part), camera.begin(part + 1))) {
        if (camera.begin(part) > settled) {
          break;
        }
        continue;
      }
      if (camera.sees(part, range)) {
        width = Math.max(width, camera.width(part) * range.scaleX);
        height = Math.max(height, camera.height(part) * range.scaleY);
        first = first < 0 ? part : first;
        last = part;
      }
    }
    return first < 0 ? null : new TileSight(Planes.even(width), Planes.even(height), first, last);
  }
}
