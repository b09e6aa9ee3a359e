package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * Finds the pitch of a sample by a vote of its frames. Every candidate of a frame is a vote, weighted by the amplitude
 * of the frame and the score of the candidate. The pitch is the mean of the votes within half a semitone of the place
 * with most votes. Not for two threads at once.
 */
final class PitchVotes {
  private static final int BINS_PER_OCTAVE = 120;
  private static final int HALF_SEMITONE = 5;

  private final double[] votes = new double[2 + bin(PitchEstimator.HIGHEST_CANDIDATE * 1.03)];
  private final double[] pitches = new double[votes.length];
  private final double[] heights = new double[votes.length];
  private double all;
  private double clear;
  private double hz;
  private double share;
  private double clarity;

  void clear() {
    Arrays.fill(votes, 0);
    Arrays.fill(pitches, 0);
    Arrays.fill(heights, 0);
    all = 0;
    clear = 0;
  }

  /** Adds the votes of one frame. */
  void add(PitchCandidates candidates, double amplitude) {
    double best = 0;
    double height = 0;
    for (int i = 0; i < candidates.count(); i++) {
      double weight = amplitude * candidates.score(i);
      int bin = Math.max(0, bin(candidates.hz(i)));
      votes[bin] += weight;
      pitches[bin] += weight * Math.log(candidates.hz(i));
      heights[bin] += weight * candidates.height(i);
      if (candidates.score(i) > best) {
        best = candidates.score(i);
        height = candidates.height(i);
      }
    }
    all += amplitude;
    clear += amplitude * height;
  }

  /** Counts the votes. The result is in {@link #hz}, {@link #share} and {@link #clarity}. */
  void count() {
    int best = 0;
    double most = 0;
    double sum = 0;
    for (int bin = -HALF_SEMITONE; bin < votes.length; bin++) {
      sum += bin + HALF_SEMITONE < votes.length ? votes[bin + HALF_SEMITONE] : 0;
      sum -= bin - HALF_SEMITONE > 0 ? votes[bin - HALF_SEMITONE - 1] : 0;
      if (sum > most) {
        most = sum;
        best = bin;
      }
    }
    most = around(votes, best);
    hz = most > 0 ? Math.exp(around(pitches, best) / most) : -1;
    clarity = most > 0 ? around(heights, best) / most : 0;
    share = all > 0 ? most / all : 0;
  }

  /** Hz: the pitch with most votes, however few; −1 if there is no candidate at all. */
  double hz() {
    return hz;
  }

  /** 0..1: how much of the sample's amplitude votes for that pitch. */
  double share() {
    return share;
  }

  /** 0..1: how periodic the frames are at that pitch. */
  double clarity() {
    return clarity;
  }

  /** 0..1: how periodic the frames are, each at its own best candidate. */
  double clarityOfAny() {
    return all > 0 ? clear / all : 0;
  }

  private static double around(double[] values, int bin) {
    double sum = 0;
    int last = Math.min(values.length - 1, bin + HALF_SEMITONE);
    for (int i = Math.max(0, bin - HALF_SEMITONE); i <= last; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static int bin(double hz) {
    return (int) Math.round(BINS_PER_OCTAVE * Math.log(hz / PitchEstimator.LOWEST) / Math.log(2));
  }
}
