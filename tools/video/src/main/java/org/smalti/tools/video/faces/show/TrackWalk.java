package org.smalti.tools.video.faces.show;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.track.TrackedFace;

/** Walks along a track with the pictures of its film: where the face is in each, also between those of the table. */
final class TrackWalk {
  /** s of the tail behind a face. */
  private static final double TAIL = 1;

  private final FollowedFace track;
  private final Sampling sampling;
  /** The last face that is not after the current picture; −1 before the first one. */
  private int at = -1;

  TrackWalk(FollowedFace track, Sampling sampling) {
    this.track = track;
    this.sampling = sampling;
  }

  /** Whether nothing comes any more. */
  boolean isOver() {
    return at == track.faces().size() - 1;
  }

  /**
   * The face in a picture that is not before the last one asked for; nothing where it is not on screen.
   *
   * @param frame number of the picture
   * @param time s: when it is shown
   */
  Optional<ShownFace> at(long frame, double time) {
    while (!isOver() && track.faces().get(at + 1).frame() <= frame) {
      at++;
    }
    if (at < 0) {
      return Optional.empty();
    }
    TrackedFace before = track.faces().get(at);
    if (before.frame() == frame) {
      return Optional.of(shown(before.face(), true, time));
    }
    if (isOver() || sampling.isGap(before, track.faces().get(at + 1))) {
      // Until the middle between it and the picture in which it was not found any more.
      return time < before.time() + sampling.interval() / 2
          ? Optional.of(shown(before.face(), true, time))
          : Optional.empty();
    }
    TrackedFace after = track.faces().get(at + 1);
    double part = (time - before.time()) / (after.time() - before.time());
    Detection between = between(before.face(), after.face(), Math.max(0, Math.min(1, part)));
    return Optional.of(shown(between, sampling.isNext(before, after), time));
  }

  private static Detection between(Detection one, Detection other, double part) {
    return new Detection(
        mix(one.xmin(), other.xmin(), part),
        mix(one.ymin(), other.ymin(), part),
        mix(one.xmax(), other.xmax(), part),
        mix(one.ymax(), other.ymax(), part),
        mix(one.score(), other.score(), part));
  }

  private static float mix(float from, float to, double part) {
    return (float) (from + part * (to - from));
  }

  private ShownFace shown(Detection face, boolean seen, double time) {
    List<Point2D> tail = new ArrayList<>();
    tail.add(foot(face));
    for (int i = at; i >= 0 && track.faces().get(i).time() > time - TAIL; i--) {
      if (i < at && sampling.isGap(track.faces().get(i), track.faces().get(i + 1))) {
        break;
      }
      tail.add(foot(track.faces().get(i).face()));
    }
    return new ShownFace(track, face, seen, tail);
  }

  private static Point2D foot(Detection face) {
    return new Point2D.Double((face.xmin() + face.xmax()) / 2.0, face.ymax());
  }
}
