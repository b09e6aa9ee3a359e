package org.smalti.tools.video.faces.track;

import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.motion.MotionGrid;

/** A face that is followed. It is expected where the picture has carried it, and where its own speed has. */
final class FaceTrack {
  /** How far a face may be from where it is expected, as a part of its height, and what each second adds. */
  private static final double REACH = 0.5;

  private static final double REACH_GROWTH = 4;
  private static final double FARTHEST = 2;
  /** So near to each other, as a part of their heights, two faces share cells of the picture's motion. */
  private static final double BESIDE = 0.25;
  /** The least height of the smaller of two faces that may be the same, as a part of that of the larger. */
  private static final double SAME_HEIGHT = 0.6;

  final String id;
  final TrackAppearance appearance = new TrackAppearance();
  private final FrameSize size;
  Detection last;
  /** Of the last sure face: faint ones are often but a part of it. */
  private float height;
  /** The last face, moved as the picture has moved there since. */
  private Detection carried;

  /** Whether the movement from the last picture to this one is known. */
  private boolean isCarried;
  /** Null if its own speed is not asked for. */
  private @Nullable KalmanBox filter;
  /** In which shot it was seen last, counted from 0. */
  int shot;
  /** s since it was seen last; 0 in that picture. */
  double unseen;
  /** In how many pictures since. */
  int missed;
  /** In how many pictures it was seen. */
  int pictures;

  FaceTrack(String id, FrameSize size, SeenFace first, MotionModel model, int shot) {
    this.id = id;
    this.size = size;
    last = first.face;
    carried = first.face;
    height = first.face.height();
    begin(first, model, shot);
  }

  /** It is seen for the first time, or again in another shot: how it moved before says nothing. */
  void begin(SeenFace seen, MotionModel model, int shot) {
    filter = model == MotionModel.KALMAN ? new KalmanBox(seen.face) : null;
    this.shot = shot;
    take(seen);
  }

  void observe(SeenFace seen) {
    if (filter != null) {
      filter.observe(seen.face);
    }
    take(seen);
  }

  private void take(SeenFace seen) {
    last = seen.face;
    carried = seen.face;
    height = seen.sure ? seen.face.height() : height;
    appearance.observe(seen.look);
    unseen = 0;
    missed = 0;
    pictures++;
  }

  /**
   * Moves on to the next picture.
   *
   * @param motion null if it is not known, or not that of this face alone
   */
  void advance(double seconds, @Nullable MotionGrid motion, CameraShift camera) {
    isCarried = motion != null;
    // Where a face was that is out of sight, what moves is what hides it.
    carried = motion != null && missed == 1 ? size.moved(carried, motion) : camera.moved(carried);
    if (filter != null) {
      filter.advance(seconds, camera);
    }
  }

  /** Whether another face is expected so near that the picture's motion is that of both. */
  boolean isBeside(FaceTrack other) {
    Detection one = expected();
    Detection two = other.expected();
    double space = BESIDE * (one.height() + two.height());
    return Math.max(one.xmin(), two.xmin()) - Math.min(one.xmax(), two.xmax()) < space
        && Math.max(one.ymin(), two.ymin()) - Math.min(one.ymax(), two.ymax()) < space;
  }

  private Detection expected() {
    return filter == null ? carried : filter.expected();
  }

  /** The overlap of a face with the place where it is expected. */
  float overlap(Detection face) {
    return expected().overlap(face);
  }

  /**
   * The overlap of a face with the better of the two places. Where the picture was not known to move, the last place
   * is none: who passes there would be taken for this one.
   */
  float bestOverlap(Detection face) {
    return isCarried ? Math.max(overlap(face), carried.overlap(face)) : overlap(face);
  }

  /** Cosine of the angle between the way so far and the way to this face; 0 where that is not known. */
  double straightness(Detection face) {
    return filter == null ? 0 : filter.straightness(face);
  }

  /**
   * How near a face is to the way from where the picture has carried this one to where its own speed has, since it may
   * have stopped anywhere between: 1 if it is there, 0 if it is too far. The longer it was not seen, the farther it
   * may be, as the boxes of C-BIoU grow (Yang et al., WACV 2023).
   */
  double nearness(Detection face) {
    double smaller = Math.min(face.height(), height);
    if (smaller < SAME_HEIGHT * Math.max(face.height(), height)) {
      return 0;
    }
    double far = distance(face) / height;
    return far < REACH + REACH_GROWTH * unseen ? Math.max(0, 1 - far / FARTHEST) : 0;
  }

  private double distance(Detection face) {
    Detection to = expected();
    double wayX = middle(to.xmin(), to.xmax()) - middle(carried.xmin(), carried.xmax());
    double wayY = middle(to.ymin(), to.ymax()) - middle(carried.ymin(), carried.ymax());
    double x = middle(face.xmin(), face.xmax()) - middle(carried.xmin(), carried.xmax());
    double y = middle(face.ymin(), face.ymax()) - middle(carried.ymin(), carried.ymax());
    double square = wayX * wayX + wayY * wayY;
    double part = square > 0 ? Math.max(0, Math.min(1, (x * wayX + y * wayY) / square)) : 0;
    return Math.hypot(x - part * wayX, y - part * wayY);
  }

  private static double middle(float from, float to) {
    return ((double) from + to) / 2;
  }
}
