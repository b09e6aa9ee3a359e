package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.assign.MaximumWeightMatching;

/**
 * Faces that come back, of which it can't be said that they were out of sight for longer than the gap of the trackers,
 * nor that they were not: less than half of them was seen for longer, but a part all the same. Whether a tracker takes
 * such a face for the same person or for somebody new, it is right.
 */
final class UnclearReturns {
  /** For each identity of a face that came back so, that which it had before. */
  private final Map<String, String> before;

  private final Map<String, String> firstTracks = new HashMap<>();
  private final Map<String, String> lastTracks = new HashMap<>();

  private UnclearReturns(Map<String, String> before) {
    this.before = before;
  }

  /**
   * The same pictures, in which faces whose track goes on after an unclear return keep their identity.
   *
   * @param before for each identity that may be another one, which that is; none leads back to itself
   */
  static List<JudgedPicture> settle(List<JudgedPicture> pictures, Map<String, String> before) {
    if (before.isEmpty()) {
      return pictures;
    }
    var returns = new UnclearReturns(before);
    pictures.forEach(returns::follow);
    return pictures.stream().map(returns::settled).toList();
  }

  private void follow(JudgedPicture picture) {
    float[] overlaps = picture.overlaps();
    for (int i = 0; i < overlaps.length; i++) {
      overlaps[i] = overlaps[i] >= JudgedPicture.SAME ? overlaps[i] : 0;
    }
    int[] matches = MaximumWeightMatching.solve(
        overlaps, picture.truth().size(), picture.found().size());
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] >= 0) {
        String identity = picture.truth().get(i).identity();
        String track = picture.found().get(matches[i]).identity();
        firstTracks.putIfAbsent(identity, track);
        lastTracks.put(identity, track);
      }
    }
  }

  private JudgedPicture settled(JudgedPicture picture) {
    var truth = new ArrayList<LabelledFace>();
    picture
        .truth()
        .forEach(face -> truth.add(new LabelledFace(settled(face.identity()), face.box())));
    return new JudgedPicture(truth, picture.found());
  }

  private String settled(String identity) {
    String earlier = before.get(identity);
    String track = firstTracks.get(identity);
    if (earlier == null || track == null || !track.equals(lastTracks.get(earlier))) {
      return identity;
    }
    return settled(earlier);
  }
}
