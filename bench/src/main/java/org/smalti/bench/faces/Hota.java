package org.smalti.bench.faces;

import java.util.List;
import org.smalti.core.assign.MaximumWeightMatching;

/**
 * Higher order tracking accuracy (Luiten et al., "HOTA: a higher order metric for evaluating multi-object tracking",
 * 2021): the geometric mean of how well faces are detected and how well they are put together, averaged over the
 * overlaps .05, .10 … .95 at which a face counts as found. As in the authors' own program, faces of a picture are
 * matched once for all these overlaps, by the product of their overlap and of how well their tracks agree.
 */
final class Hota {
  private static final int STEPS = 19;

  private final IdentityCounts counts;
  /** How well each identity and each track agree, 0..1. */
  private final double[] agreement;

  private Hota(List<JudgedPicture> pictures) {
    counts = new IdentityCounts(pictures);
    agreement = counts.sums(Hota::share);
    for (int i = 0; i < agreement.length; i++) {
      agreement[i] /= facesOf(i) - agreement[i];
    }
  }

  static double of(List<JudgedPicture> pictures) {
    var hota = new Hota(pictures);
    double[][] matches = new double[STEPS][hota.agreement.length];
    pictures.forEach(picture -> hota.match(picture, matches));
    double sum = 0;
    for (double[] atOverlap : matches) {
      sum += hota.accuracy(atOverlap);
    }
    return sum / STEPS;
  }

  /** An overlap as a part of all overlaps that its two faces have. */
  private static double share(float[] overlaps, int pair, JudgedPicture picture) {
    int width = picture.found().size();
    double all = 0;
    for (int f = 0; f < width; f++) {
      all += overlaps[pair / width * width + f];
    }
    for (int t = 0; t < picture.truth().size(); t++) {
      all += overlaps[t * width + pair % width];
    }
    return overlaps[pair] == 0 ? 0 : overlaps[pair] / (all - overlaps[pair]);
  }

  /** Faces of the identity and of the track of a pair. */
  private int facesOf(int pair) {
    return counts.facesOfIdentity(pair / counts.tracks())
        + counts.facesOfTrack(pair % counts.tracks());
  }

  private void match(JudgedPicture picture, double[][] matches) {
    int width = picture.found().size();
    float[] overlaps = picture.overlaps();
    float[] weights = new float[overlaps.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (overlaps[i] * agreement[pair(picture, i)]);
    }
    int[] foundOf = MaximumWeightMatching.solve(weights, picture.truth().size(), width);
    for (int t = 0; t < foundOf.length; t++) {
      int i = t * width + foundOf[t];
      for (int step = 0; foundOf[t] >= 0 && step < STEPS; step++) {
        // In whole hundredths less a little, as an overlap of exactly a half must count at .50.
        matches[step][pair(picture, i)] += overlaps[i] >= 0.05 * (step + 1) - 1e-6 ? 1 : 0;
      }
    }
  }

  private int pair(JudgedPicture picture, int i) {
    int width = picture.found().size();
    return counts.pair(picture.truth().get(i / width), picture.found().get(i % width));
  }

  private double accuracy(double[] matches) {
    double right = 0;
    double associated = 0;
    for (int i = 0; i < matches.length; i++) {
      right += matches[i];
      associated += matches[i] * matches[i] / (facesOf(i) - matches[i]);
    }
    double all = -right;
    for (int i = 0; i < counts.identities(); i++) {
      all += counts.facesOfIdentity(i);
    }
    for (int i = 0; i < counts.tracks(); i++) {
      all += counts.facesOfTrack(i);
    }
    // √(DetA · AssA) = √(right / all · associated / right).
    return all == 0 ? 1 : Math.sqrt(associated / all);
  }
}
