package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.smalti.core.assign.MaximumWeightMatching;
import org.smalti.tools.video.faces.detect.Detection;

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

  /** The same with identities that no other film has. */
  JudgedPicture of(String film) {
    return new JudgedPicture(
        truth.stream()
            .map(face -> new LabelledFace(film + " " + face.identity(), face.box()))
            .toList(),
        found);
  }

  /**
   * Leaves out found faces that are neither right nor wrong: those that are no true face, but lie for the larger part
   * in one so hidden or so far out of the picture that nobody asks for it. Detectors find the part that is seen, so
   * this is not the overlap with the whole, but what KITTI does (Geiger et al., CVPR 2012).
   */
  JudgedPicture without(List<LabelledFace> unasked) {
    float[] overlaps = overlaps();
    for (int i = 0; i < overlaps.length; i++) {
      overlaps[i] = overlaps[i] >= SAME ? overlaps[i] : 0;
    }
    int[] matches = MaximumWeightMatching.solve(overlaps, truth.size(), found.size());
    var left = new ArrayList<LabelledFace>();
    for (int i = 0; i < found.size(); i++) {
      int face = i;
      if (Arrays.stream(matches).anyMatch(match -> match == face)
          || unasked.stream().noneMatch(other -> inside(found.get(face).box(), other.box()))) {
        left.add(found.get(i));
      }
    }
    return new JudgedPicture(truth, left);
  }

  private static boolean inside(Detection face, Detection whole) {
    float width = Math.min(face.xmax(), whole.xmax()) - Math.max(face.xmin(), whole.xmin());
    float height = Math.min(face.ymax(), whole.ymax()) - Math.max(face.ymin(), whole.ymin());
    return width > 0 && height > 0 && width * height > SAME * face.area();
  }
}
