package org.smalti.tools.video.faces.show;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.smalti.tools.video.faces.track.TrackedFace;

/**
 * How densely a film was looked at. A table has no rows of pictures without faces, so this is told by the distances of
 * successive faces of the same tracks.
 *
 * @param interval s from one picture that was looked at to the next
 */
record Sampling(double interval) implements Serializable {
  /** s: a face that is missed for longer is not on screen; for less, the detector has missed it. */
  private static final double LONGEST_MISS = 0.5;
  /** Intervals: the same where pictures are looked at seldom. */
  private static final double NEXT = 1.5;

  private static final double USUAL = 0.04;

  /** The median distance of successive faces; of single faces the length of a picture. */
  static Sampling of(List<FollowedFace> tracks) {
    double[] distances = tracks.stream()
        .flatMapToDouble(track -> distances(track.faces()))
        .filter(distance -> distance > 0)
        .sorted()
        .toArray();
    if (distances.length > 0) {
      return new Sampling(distances[distances.length / 2]);
    }
    double[] pictures = tracks.stream()
        .map(FollowedFace::first)
        .filter(face -> face.frame() > 0 && face.time() > 0)
        .mapToDouble(face -> face.time() / face.frame())
        .toArray();
    return new Sampling(Arrays.stream(pictures).min().orElse(USUAL));
  }

  private static DoubleStream distances(List<TrackedFace> faces) {
    double[] all = new double[faces.size() - 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = faces.get(i + 1).time() - faces.get(i).time();
    }
    return Arrays.stream(all);
  }

  /** Whether a face is gone between two pictures in which it was seen one after the other. */
  boolean isGap(TrackedFace before, TrackedFace after) {
    return after.time() - before.time() > Math.max(LONGEST_MISS, NEXT * interval);
  }

  /** Whether two faces are from successive pictures that were looked at. */
  boolean isNext(TrackedFace before, TrackedFace after) {
    return after.time() - before.time() <= NEXT * interval;
  }
}
