package org.smalti.tools.video.faces.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Leaves one of several boxes around the same face: the one with the highest score. */
final class NonMaximumSuppression {
  /** More boxes than any picture has faces; the work grows with the square of their number. */
  private static final int MOST = 5_000;

  private NonMaximumSuppression() {}

  /**
   * The best faces, those with the highest score first; of equal scores, the first one comes first.
   *
   * @param overlap 0..1: boxes that overlap more than this are one face
   */
  static List<Detection> best(List<Detection> faces, float overlap) {
    List<Detection> sorted = new ArrayList<>(faces);
    sorted.sort(Comparator.comparingDouble(Detection::score).reversed());
    List<Detection> best = new ArrayList<>();
    for (Detection face : sorted.subList(0, Math.min(MOST, sorted.size()))) {
      if (best.stream().noneMatch(better -> better.overlap(face) > overlap)) {
        best.add(face);
      }
    }
    return best;
  }
}
