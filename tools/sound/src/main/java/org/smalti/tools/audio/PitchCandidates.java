package org.smalti.tools.audio;

/** The candidates for the pitch of one frame, each with its score. Reused from frame to frame. */
final class PitchCandidates {
  static final int MOST = 64;
  /** How far outside the range of pitches a candidate may lie. */
  private static final double SLACK = 0.98;

  private static final double SAME = 0.02;

  private final double[] hz = new double[MOST];
  private final double[] scores = new double[MOST];
  private final double[] heights = new double[MOST];
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** Hz. */
  double hz(int index) {
    return hz[index];
  }

  /** 0..1: its score, comparable between frames. */
  double score(int index) {
    return scores[index];
  }

  /** 0..1: how periodic the frame is at this pitch. */
  double height(int index) {
    return heights[index];
  }

  /**
   * Adds a candidate if it lies in the range of pitches. Of two at nearly the same pitch, the one with the higher score
   * stays. If there is no room left, it is ignored.
   */
  void add(double candidate, double score, double height) {
    if (candidate < PitchEstimator.LOWEST * SLACK || candidate > PitchEstimator.HIGHEST_CANDIDATE) {
      return;
    }
    int place = near(candidate);
    if (place < 0 && count < MOST) {
      place = count++;
    } else if (place < 0 || scores[place] >= score) {
      return;
    }
    hz[place] = candidate;
    scores[place] = score;
    heights[place] = height;
  }

  /** Whether a candidate lies near a frequency. */
  boolean has(double candidate) {
    return near(candidate) >= 0;
  }

  private int near(double candidate) {
    for (int i = 0; i < count; i++) {
      if (Math.abs(hz[i] / candidate - 1) < SAME) {
        return i;
      }
    }
    return -1;
  }
}
