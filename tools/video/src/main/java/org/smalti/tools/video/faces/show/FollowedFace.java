package org.smalti.tools.video.faces.show;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.smalti.tools.video.faces.track.TrackedFace;

/**
 * One face as it was followed through a film.
 *
 * @param id of the track; not safe as a file name
 * @param faces where it was seen, by the numbers of the pictures; at least one
 */
public record FollowedFace(String id, List<TrackedFace> faces) implements Serializable {
  /** Characters of an id that are shown. */
  private static final int SHORT = 5;

  public FollowedFace {
    faces = faces.stream().sorted(Comparator.comparingLong(TrackedFace::frame)).toList();
    if (faces.isEmpty()) {
      throw new IllegalArgumentException("track " + id + " without a face");
    }
  }

  /** The beginning of the id: enough to tell it from others in a picture. */
  String shortId() {
    return id.codePointCount(0, id.length()) <= SHORT
        ? id
        : id.substring(0, id.offsetByCodePoints(0, SHORT));
  }

  TrackedFace first() {
    return faces.get(0);
  }

  TrackedFace last() {
    return faces.get(faces.size() - 1);
  }

  /** When it is on screen, in order. */
  List<Appearance> appearances(Sampling sampling) {
    List<Appearance> all = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= faces.size(); i++) {
      TrackedFace before = faces.get(i - 1);
      if (i == faces.size() || sampling.isGap(before, faces.get(i))) {
        all.add(new Appearance(faces.get(begin).time(), before.time() + sampling.interval()));
        begin = i;
      }
    }
    return all;
  }

  /** s on screen, all appearances together. */
  double seconds(Sampling sampling) {
    return appearances(sampling).stream().mapToDouble(Appearance::seconds).sum();
  }
}
