package org.smalti.bench.faces;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.core.assign.MaximumWeightMatching;

/**
 * Counts what MOTA is made of (Bernardin and Stiefelhagen, "Evaluating multiple object tracking performance: the CLEAR
 * MOT metrics", 2008): matches of the picture before hold as long as they overlap enough.
 */
final class ClearMot {
  /** More than any overlap: a match of the picture before goes before all others. */
  private static final float GOES_ON = 1000;

  private int faces;
  private int missed;
  private int falseAlarms;
  private int switches;
  private int fragments;

  /** The track of each identity where it was matched last. */
  private final Map<String, String> trackOf = new HashMap<>();
  /** The identities that were matched in the picture before. */
  private Set<String> matched = Set.of();

  static ClearMot of(List<JudgedPicture> pictures) {
    var counts = new ClearMot();
    pictures.forEach(counts::add);
    return counts;
  }

  private void add(JudgedPicture picture) {
    List<LabelledFace> truth = picture.truth();
    List<LabelledFace> found = picture.found();
    float[] weights = picture.overlaps();
    for (int i = 0; i < weights.length; i++) {
      String identity = truth.get(i / found.size()).identity();
      String track = found.get(i % found.size()).identity();
      boolean goesOn = matched.contains(identity) && track.equals(trackOf.get(identity));
      weights[i] = weights[i] < JudgedPicture.SAME ? 0 : weights[i] + (goesOn ? GOES_ON : 0);
    }
    int[] matches = MaximumWeightMatching.solve(weights, truth.size(), found.size());
    var now = new HashSet<String>();
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] >= 0) {
        String identity = truth.get(i).identity();
        now.add(identity);
        matched(identity, found.get(matches[i]).identity());
      }
    }
    faces += truth.size();
    missed += truth.size() - now.size();
    falseAlarms += found.size() - now.size();
    matched = now;
  }

  private void matched(String identity, String track) {
    String before = trackOf.put(identity, track);
    if (before != null) {
      switches += before.equals(track) ? 0 : 1;
      fragments += matched.contains(identity) ? 0 : 1;
    }
  }

  /** True faces in all pictures. */
  int faces() {
    return faces;
  }

  int missed() {
    return missed;
  }

  int falseAlarms() {
    return falseAlarms;
  }

  /** How often an identity is matched by another track than the last time. */
  int switches() {
    return switches;
  }

  /** How often an identity is matched again after it was not. */
  int fragments() {
    return fragments;
  }

  double mota() {
    return faces == 0 ? 1 : 1 - (double) (missed + falseAlarms + switches) / faces;
  }
}
