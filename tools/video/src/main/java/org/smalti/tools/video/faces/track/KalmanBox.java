package org.smalti.tools.video.faces.track;

import org.smalti.tools.video.faces.detect.Detection;

/**
 * A face that goes on at its own speed. Centre, width and height have a filter each; their noise is that of ByteTrack
 * (Zhang et al., "ByteTrack: multi-object tracking by associating every detection box", ECCV 2022) at 25 pictures a
 * second, spread over time. After a gap the filters run again over a straight line between the faces at its ends, as
 * OC-SORT does (Cao et al., "Observation-centric SORT", CVPR 2023): what they had guessed in between is forgotten.
 */
final class KalmanBox {
  /** Of positions, as a part of the height of the face. */
  private static final double POSITION_DEVIATION = 1 / 20.0;
  /** Of speeds, as a part of the height of the face in one picture. */
  private static final double SPEED_DEVIATION = 1 / 160.0;
  /** Pictures a second for which these two hold. */
  private static final double RATE = 25;
  /** The most steps in which a gap is filled. */
  private static final int GAP_STEPS = 64;
  /** The narrowest that an unseen face may become, as a part of what was last seen. */
  private static final double NARROWEST = 0.5;

  /** x and y of the centre, width, height. */
  private SpeedFilter[] filters;
  /** The filters when the face was last seen. */
  private SpeedFilter[] seen;

  private final FaceDirection direction;
  private Detection last;
  private Detection expected;
  /** s since the face was last seen, and in how many pictures it was missed. */
  private double gap;

  private int missed;

  KalmanBox(Detection face) {
    last = face;
    expected = face;
    double position = 2 * POSITION_DEVIATION * face.height();
    double speed = 10 * SPEED_DEVIATION * RATE * face.height();
    filters = new SpeedFilter[4];
    for (int i = 0; i < filters.length; i++) {
      filters[i] = new SpeedFilter(measure(face, i), position, speed);
    }
    seen = copy(filters);
    direction = new FaceDirection(face);
  }

  private static double measure(Detection face, int which) {
    return switch (which) {
      case 0 -> (face.xmin() + face.xmax()) / 2.0;
      case 1 -> (face.ymin() + face.ymax()) / 2.0;
      case 2 -> face.width();
      default -> face.height();
    };
  }

  private static SpeedFilter[] copy(SpeedFilter[] filters) {
    var copies = new SpeedFilter[filters.length];
    for (int i = 0; i < filters.length; i++) {
      copies[i] = filters[i].copy();
    }
    return copies;
  }

  Detection expected() {
    return expected;
  }

  /** Moves on to the next picture. Its own speed is that beside the camera's, which may turn at any moment. */
  void advance(double seconds, CameraShift camera) {
    if (missed > 0) {
      // What a face that is not seen does to its size can't be guessed from a few pictures.
      filters[2].halt();
      filters[3].halt();
    }
    step(seconds);
    shift(camera);
    gap += seconds;
    missed++;
    expected = box();
  }

  private void shift(CameraShift camera) {
    filters[0].shift(camera.right());
    filters[1].shift(camera.down());
    seen[0].shift(camera.right());
    seen[1].shift(camera.down());
    last = camera.moved(last);
    direction.shift(camera);
  }

  private void step(double seconds) {
    double position = POSITION_DEVIATION * last.height();
    double speed = SPEED_DEVIATION * RATE * last.height();
    double steps = seconds * RATE;
    for (SpeedFilter filter : filters) {
      filter.advance(seconds, position * position * steps, speed * speed * steps);
    }
  }

  private Detection box() {
    double x = filters[0].position();
    double y = filters[1].position();
    double width = Math.max(NARROWEST * last.width(), filters[2].position()) / 2;
    double height = Math.max(NARROWEST * last.height(), filters[3].position()) / 2;
    return new Detection(
        (float) (x - width),
        (float) (y - height),
        (float) (x + width),
        (float) (y + height),
        last.score());
  }

  void observe(Detection face) {
    if (missed > 1) {
      fill(face);
    }
    correct(face);
    seen = copy(filters);
    last = face;
    expected = face;
    direction.observe(face);
    gap = 0;
    missed = 0;
  }

  /** Runs from the face that was last seen to just before this one, along a straight line in equal steps. */
  private void fill(Detection face) {
    filters = copy(seen);
    int steps = Math.min(missed, GAP_STEPS);
    for (int i = 1; i <= steps; i++) {
      step(gap / steps);
      if (i < steps) {
        correct(between(last, face, (double) i / steps));
      }
    }
  }

  private void correct(Detection face) {
    double deviation = POSITION_DEVIATION * face.height();
    for (int i = 0; i < filters.length; i++) {
      filters[i].observe(measure(face, i), deviation * deviation);
    }
  }

  private static Detection between(Detection from, Detection to, double share) {
    return new Detection(
        (float) (from.xmin() + share * (to.xmin() - from.xmin())),
        (float) (from.ymin() + share * (to.ymin() - from.ymin())),
        (float) (from.xmax() + share * (to.xmax() - from.xmax())),
        (float) (from.ymax() + share * (to.ymax() - from.ymax())),
        to.score());
  }

  double straightness(Detection face) {
    return direction.straightness(face);
  }
}
