package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.assign.MaximumWeightMatching;

/** The true faces of a picture, and those that were found in it. */
record JudgedPicture(List<LabelledFace> truth, List<LabelledFace> found) {
  /** The least overlap of a true and a found face that are the same, but for HOTA. */
  static final float SAME = 0.5f;

  /** Overlap of each true face with each found one, true face after true face. */
  float[] overlaps() {
    float[] overlaps = new float[truth.size() * found.size()];
    for (int t = 0; t < truth.size(); t++) {
      for (int f = 0; f < found.size(); f++) {
        overlaps[t * found.size() + f] = truth.get(t).box().overlap(found.get(f).box());
      }
    }
    return overlaps;
  }

  /**
   * Leaves out found faces that are neither right nor wrong: those of people so hidden or so far out of the picture
   * that nobody asks for them, as MOTChallenge does (Milan et al., "MOT16", 2016).
   */
  JudgedPicture without(List<LabelledFace> unasked) {
    var all = new ArrayList<>(truth);
    all.addAll(unasked);
    float[] overlaps = new JudgedPicture(all, found).overlaps();
    for (int i = 0; i < overlaps.length; i++) {
      overlaps[i] = overlaps[i] >= SAME ? overlaps[i] : 0;
    }
    int[] matches = MaximumWeightMatching.solve(overlaps, all.size(), found.size());
    var left = new ArrayList<>(found);
    for (int i = truth.size(); i < all.size(); i++) {
      if (matches[i] >= 0) {
        left.remove(found.get(matches[i]));
      }
    }
    return new JudgedPicture(truth, left);
  }
}
