package org.smalti.tools.video.faces.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;

/** A face that was found in a picture. */
final class SeenFace {
  /** Left to right; the rest makes the order the same whatever the order in which they were found. */
  private static final Comparator<SeenFace> LEFT_TO_RIGHT = Comparator.<SeenFace, Float>comparing(
          seen -> seen.face.xmin())
      .thenComparing(seen -> seen.face.ymin())
      .thenComparing(seen -> seen.face.xmax())
      .thenComparing(seen -> seen.face.ymax())
      .thenComparing(seen -> -seen.face.score());

  final Detection face;
  /** How it looks, as a vector of length 1; null where that is not known. */
  final float @Nullable [] look;

  /** Whether it is one for certain, and whole; a faint one may be what is seen of a face behind something. */
  final boolean sure;

  private SeenFace(Detection face, float @Nullable [] look, boolean sure) {
    this.face = face;
    this.look = look;
    this.sure = sure;
  }

  /** Those of a picture that a detector could have meant and that have a score of use, from left to right. */
  static List<SeenFace> of(FrameFaces picture, TrackOptions options) {
    List<SeenFace> seen = new ArrayList<>();
    for (int i = 0; i < picture.faces().size(); i++) {
      Detection face = picture.faces().get(i);
      if (isBox(face) && face.score() >= options.leastScore()) {
        boolean known = !picture.appearances().isEmpty();
        float @Nullable [] look = known ? picture.appearances().get(i).contrast() : null;
        seen.add(new SeenFace(face, look, face.score() >= options.high()));
      }
    }
    seen.sort(LEFT_TO_RIGHT);
    return seen;
  }

  private static boolean isBox(Detection face) {
    return face.width() > 0 && face.height() > 0 && Float.isFinite(face.area());
  }
}
