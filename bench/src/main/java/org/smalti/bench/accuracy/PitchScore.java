package org.smalti.bench.accuracy;

import java.util.ArrayList;
import java.util.List;

/**
 * How well pitches are heard. A note is right within ± 50 cents of its label, the octave included.
 *
 * @param notes all of them
 * @param right within ± 50 cents
 * @param octave within ± 50 cents of another octave of the label
 * @param none heard as having no pitch
 * @param cents how far the right ones are off, without sign
 */
record PitchScore(int notes, int right, int octave, int none, List<Double> cents) {
  private static final double HALF_SEMITONE = 50;

  PitchScore {
    cents = List.copyOf(cents);
  }

  /**
   * @param labels Hz
   * @param heard Hz, −1 without pitch, in the same order
   */
  static PitchScore of(double[] labels, double[] heard) {
    int octave = 0;
    int none = 0;
    List<Double> cents = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      double off = 1200 * Math.log(heard[i] / labels[i]) / Math.log(2);
      if (heard[i] <= 0) {
        none++;
      } else if (Math.abs(off) <= HALF_SEMITONE) {
        cents.add(Math.abs(off));
      } else if (Math.abs(off - 1200 * Math.rint(off / 1200)) <= HALF_SEMITONE) {
        octave++;
      }
    }
    return new PitchScore(labels.length, cents.size(), octave, none, cents);
  }

  /** The share of right ones among all; NaN if there are none. */
  double accuracy() {
    return right / (double) notes;
  }

  /** The largest of {@link #cents}; NaN if there are none. */
  double worst() {
    return cents.stream().mapToDouble(off -> off).max().orElse(Double.NaN);
  }

  /** The median of {@link #cents}; NaN if there are none. */
  double median() {
    List<Double> sorted = cents.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /**
   * How well a measure ranks one kind of sound above another: the probability that one of the upper kind has more of it
   * than one of the lower kind, ties counting half (the area under the curve of Mann and Whitney).
   */
  static double ranking(double[] upper, double[] lower) {
    double above = 0;
    for (double high : upper) {
      for (double low : lower) {
        above += high > low ? 1 : high == low ? 0.5 : 0;
      }
    }
    return above / upper.length / lower.length;
  }
}
