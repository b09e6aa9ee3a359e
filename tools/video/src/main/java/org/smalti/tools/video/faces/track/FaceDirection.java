package org.smalti.tools.video.faces.track;

import org.smalti.tools.video.faces.detect.Detection;

/**
 * In which direction a face has moved of late: the observation-centric momentum of OC-SORT (Cao et al., CVPR 2023),
 * taken from faces that were seen, some pictures apart, because one step alone is mostly noise.
 */
final class FaceDirection {
  /** How many faces back the direction is taken from. */
  private static final int BACK = 3;
  /** A way shorter than this part of the height of the face has no direction. */
  private static final double SHORTEST = 0.1;

  /** The faces that were seen last, the oldest first. */
  private final Detection[] faces = new Detection[BACK + 1];

  private int count;

  FaceDirection(Detection first) {
    observe(first);
  }

  void observe(Detection face) {
    if (count == faces.length) {
      System.arraycopy(faces, 1, faces, 0, --count);
    }
    faces[count++] = face;
  }

  /** What was seen is somewhere else since the camera has moved. */
  void shift(CameraShift camera) {
    for (int i = 0; i < count; i++) {
      faces[i] = camera.moved(faces[i]);
    }
  }

  /** Cosine of the angle between the way so far and the way to this face. */
  double straightness(Detection face) {
    Detection last = faces[count - 1];
    Detection before = faces[0];
    double dx = across(before, last);
    double dy = down(before, last);
    double toX = across(before, face);
    double toY = down(before, face);
    double way = Math.hypot(dx, dy);
    double step = Math.hypot(toX, toY);
    double least = SHORTEST * last.height();
    return way < least || step < least ? 0 : (dx * toX + dy * toY) / (way * step);
  }

  private static double across(Detection from, Detection to) {
    return (to.xmin() - (double) from.xmin() + to.xmax() - from.xmax()) / 2;
  }

  private static double down(Detection from, Detection to) {
    return (to.ymin() - (double) from.ymin() + to.ymax() - from.ymax()) / 2;
  }
}
