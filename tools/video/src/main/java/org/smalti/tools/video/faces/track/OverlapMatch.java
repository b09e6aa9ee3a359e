package org.smalti.tools.video.faces.track;

import java.util.Arrays;
import org.smalti.core.assign.LinearAssignment;

/**
 * Gives tracks faces so that the sum of the gains is the largest of all, not only the best for each track in turn.
 * Tracks and faces between which there is no gain, not even by way of others, are solved apart: mostly they are pairs.
 */
final class OverlapMatch {
  private static final int NONE = -1;

  private final float[] gains;
  private final int tracks;
  private final int faces;
  private final int[] faceOf;
  /** Tracks, then faces, of the group that is being solved. */
  private final int[] group;

  private final boolean[] grouped;

  private OverlapMatch(float[] gains, int tracks, int faces) {
    this.gains = gains;
    this.tracks = tracks;
    this.faces = faces;
    faceOf = new int[tracks];
    group = new int[tracks + faces];
    grouped = new boolean[tracks + faces];
    Arrays.fill(faceOf, NONE);
  }

  /**
   * @param gains of each track with each face, track after track; 0 where they must not be one
   * @return for each track its face, or −1
   */
  static int[] best(float[] gains, int tracks, int faces) {
    var match = new OverlapMatch(gains, tracks, faces);
    for (int track = 0; track < tracks; track++) {
      if (!match.grouped[track]) {
        match.solve(match.collect(track));
      }
    }
    return match.faceOf;
  }

  /** Puts all that hangs together with a track into the group, and gives their number. */
  private int collect(int track) {
    int size = 0;
    group[size++] = track;
    grouped[track] = true;
    for (int next = 0; next < size; next++) {
      int member = group[next];
      boolean isTrack = member < tracks;
      int from = isTrack ? tracks : 0;
      int to = isTrack ? tracks + faces : tracks;
      for (int other = from; other < to; other++) {
        if (!grouped[other]
            && (isTrack ? gain(member, other - tracks) : gain(other, member - tracks)) > 0) {
          grouped[other] = true;
          group[size++] = other;
        }
      }
    }
    Arrays.sort(group, 0, size);
    return size;
  }

  private float gain(int track, int face) {
    return gains[track * faces + face];
  }

  private void solve(int size) {
    int rows = 0;
    while (rows < size && group[rows] < tracks) {
      rows++;
    }
    int columns = size - rows;
    if (rows == 1 && columns == 1) {
      faceOf[group[0]] = group[1] - tracks;
      return;
    }
    int n = Math.max(rows, columns);
    float[] costs = new float[n * n];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        costs[i * n + j] = -gain(group[i], group[rows + j] - tracks);
      }
    }
    int[] columnOf = LinearAssignment.solve(costs, n);
    for (int i = 0; i < rows; i++) {
      if (columnOf[i] < columns && costs[i * n + columnOf[i]] < 0) {
        faceOf[group[i]] = group[rows + columnOf[i]] - tracks;
      }
    }
  }
}
