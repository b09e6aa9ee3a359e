package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.assign.MaximumWeightMatching;

/**
 * True identities and tracks by numbers: how many faces each has, and for each pair a sum over all pictures. Gives IDF1
 * (Ristani et al., "Performance measures and a data set for multi-target, multi-camera tracking", 2016).
 */
final class IdentityCounts {
  /** What two faces of one picture count. */
  interface PairWeight {
    /**
     * @param overlaps of the picture
     * @param pair the index of one of them
     */
    double of(float[] overlaps, int pair, JudgedPicture picture);
  }

  private final Map<String, Integer> identities = new LinkedHashMap<>();
  private final Map<String, Integer> tracks = new LinkedHashMap<>();
  private final List<JudgedPicture> pictures;
  private final int[] facesOfIdentity;
  private final int[] facesOfTrack;

  IdentityCounts(List<JudgedPicture> pictures) {
    this.pictures = pictures;
    var truth = new ArrayList<Integer>();
    var found = new ArrayList<Integer>();
    for (JudgedPicture picture : pictures) {
      picture.truth().forEach(face -> truth.add(number(identities, face)));
      picture.found().forEach(face -> found.add(number(tracks, face)));
    }
    facesOfIdentity = new int[identities.size()];
    facesOfTrack = new int[tracks.size()];
    truth.forEach(number -> facesOfIdentity[number]++);
    found.forEach(number -> facesOfTrack[number]++);
  }

  private static int number(Map<String, Integer> numbers, LabelledFace face) {
    return numbers.computeIfAbsent(face.identity(), id -> numbers.size());
  }

  int identities() {
    return facesOfIdentity.length;
  }

  int tracks() {
    return facesOfTrack.length;
  }

  int facesOfIdentity(int identity) {
    return facesOfIdentity[identity];
  }

  int facesOfTrack(int track) {
    return facesOfTrack[track];
  }

  /** The number of the pair of identity and track, counted identity after identity. */
  int pair(LabelledFace truth, LabelledFace found) {
    return identities.getOrDefault(truth.identity(), 0) * tracks.size()
        + tracks.getOrDefault(found.identity(), 0);
  }

  /** Sums up what each pair of faces counts, for the pair of their identity and track. */
  double[] sums(PairWeight weight) {
    double[] sums = new double[identities() * tracks()];
    for (JudgedPicture picture : pictures) {
      float[] overlaps = picture.overlaps();
      int width = picture.found().size();
      for (int i = 0; i < overlaps.length; i++) {
        int pair = pair(picture.truth().get(i / width), picture.found().get(i % width));
        sums[pair] += weight.of(overlaps, i, picture);
      }
    }
    return sums;
  }

  /** The part of all faces whose identity is right, if each identity is given the one track that suits best. */
  double idf1() {
    double[] together = sums((overlaps, i, picture) -> overlaps[i] >= JudgedPicture.SAME ? 1 : 0);
    float[] weights = new float[together.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) together[i];
    }
    int[] trackOf = MaximumWeightMatching.solve(weights, identities(), tracks());
    double right = 0;
    for (int i = 0; i < trackOf.length; i++) {
      right += trackOf[i] < 0 ? 0 : together[i * tracks() + trackOf[i]];
    }
    int all = Arrays.stream(facesOfIdentity).sum() + Arrays.stream(facesOfTrack).sum();
    return all == 0 ? 1 : 2 * right / all;
  }
}
