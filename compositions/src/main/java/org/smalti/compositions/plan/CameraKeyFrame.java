package org.smalti.compositions.plan;

import java.util.List;

/**
 * A key frame of the camera: which part of the grid fills the picture.
 *
 * @param at ms from the beginning
 * @param x the cell coordinate in the middle of the picture
 * @param y the cell coordinate in the middle of the picture
 * @param columns how many cells are as wide as the picture
 * @param rows how many cells are as high as the picture
 * @param easing how the camera moves here from the key frame before
 */
public record CameraKeyFrame(
    double at, double x, double y, double columns, double rows, Easing easing) {
  /** What the camera shows at a time; {@code views} are in the order of time. */
  public static CameraKeyFrame at(List<CameraKeyFrame> views, double millis) {
    int low = 0;
    int high = views.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (views.get(middle).at > millis) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (low == 0) {
      return views.get(0);
    }
    CameraKeyFrame before = views.get(low - 1);
    return low == views.size() ? before : before.towards(views.get(low), millis);
  }

  private CameraKeyFrame towards(CameraKeyFrame next, double millis) {
    double way = (millis - at) / (next.at - at);
    Easing ease = next.easing;
    return new CameraKeyFrame(
        millis,
        ease.between(x, next.x, way),
        ease.between(y, next.y, way),
        ease.between(columns, next.columns, way),
        ease.between(rows, next.rows, way),
        ease);
  }
}
