package org.smalti.compositions.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key frame of a caption.
 *
 * @param at ms from the beginning
 * @param x the middle of the text as a share of the picture's width
 * @param y the middle of the text as a share of the picture's height
 * @param alpha 0 not there, 1 opaque
 * @param easing how the caption comes here from the key frame before
 */
public record CaptionKeyFrame(double at, double x, double y, double alpha, Easing easing) {
  /** The pose at a time, null before the first one; {@code poses} are in the order of time. */
  public static @Nullable CaptionKeyFrame at(List<CaptionKeyFrame> poses, double millis) {
    CaptionKeyFrame before = null;
    for (CaptionKeyFrame next : poses) {
      if (next.at > millis) {
        return before == null ? null : before.towards(next, millis);
      }
      before = next;
    }
    return before;
  }

  private CaptionKeyFrame towards(CaptionKeyFrame next, double millis) {
    double way = (millis - at) / (next.at - at);
    Easing ease = next.easing;
    return new CaptionKeyFrame(
        millis,
        ease.between(x, next.x, way),
        ease.between(y, next.y, way),
        ease.between(alpha, next.alpha, way),
        ease);
  }
}
