package org.smalti.tools.audio;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well the partials of a tone fit the peaks of a spectrum. The n-th partial lies at n·f·√(1 + B·n²), B being the
 * stiffness of the string (Fletcher, "Normal vibration frequencies of a stiff piano string", 1964). Not for two threads
 * at once.
 */
final class PartialFit {
  private static final double[] STIFFNESS = {0, 1e-4, 4e-4, 1.2e-3, 4e-3};
  /** A stiffer string is taken if its score is better by this factor. */
  private static final double STIFFER = 1.03;
  /** If partials explain more than this share of the peaks, stiffer strings are not tried. */
  private static final double ENOUGH = 0.97;
  /** The exponent of {@link #present} in the score; that of {@link #explained} is 1. */
  private static final double PRESENCE = 0.75;

  private static final int COUNTED = TwoNotes.MOST;
  private static final int HIGHEST_PARTIAL = 60;

  /** How far a peak may lie from a partial: as a share of the partial, of the fundamental and of the resolution. */
  private static final double NEAR = 0.03;

  private static final double FAR = 0.17;
  private static final double BLUR = 0.3;
  /** The weight of a peak (−33 dB) from which a partial counts as being there. */
  private static final double HEARD = 0.15;
  /** Partials above this number are trusted no more than this one. */
  private static final int TRUSTED = 10;

  /** Partials are resolved if they are so many times the resolution apart. */
  private static final double RESOLVED = 4;

  private static final double[] EXPECTED = IntStream.rangeClosed(0, COUNTED)
      .mapToDouble(n -> n == 0 ? 0 : 1 / Math.sqrt(n))
      .toArray();

  private final StringFit string = new StringFit();
  private final TwoNotes notes = new TwoNotes();
  private final double[] found = new double[COUNTED + 2];
  private double hz;
  private double explained;
  private double present;
  /** 0..1: whether the partials are those of one note. */
  private double one;

  /** The fundamental, fitted to the peaks. */
  double hz() {
    return hz;
  }

  /** 0..1: the share of the peaks' weight that lies where partials are. */
  double explained() {
    return explained;
  }

  /** 0..1: the share of the partials that are present; lower ones weigh more. */
  double present() {
    return present;
  }

  /** 0..1: how well the spectrum supports this tone. */
  double score() {
    return explained * one * Math.pow(present, PRESENCE);
  }

  /** 0..1: whether the partials are those of one note; 0 if they are those of two. */
  double one() {
    return one;
  }

  /** Hz: the lower of the two notes that the last tone consists of. */
  double lowNote() {
    return hz * notes.low();
  }

  /** Hz: the higher of the two notes. */
  double highNote() {
    return hz * notes.high();
  }

  /** How well a tone of about {@code rough} Hz fits, without refining it. */
  double roughly(SpectralPeaks peaks, double rough, double resolution) {
    hz = refine(peaks, rough, 0, resolution);
    return score();
  }

  /** Fits a tone of about {@code rough} Hz with the stiffness that fits best. */
  void stretched(SpectralPeaks peaks, double rough, double resolution) {
    double best = -1;
    double bestHz = rough;
    double bestExplained = 0;
    double bestPresent = 0;
    double bestOne = 0;
    for (double stiffness : STIFFNESS) {
      double fitted = refine(peaks, rough, stiffness, resolution);
      fitted = refine(peaks, fitted, stiffness, resolution);
      if (score() > best * STIFFER) {
        best = score();
        bestHz = string.hz(fitted);
        bestExplained = explained;
        bestPresent = present;
        bestOne = one;
      }
      if (bestExplained > ENOUGH || peaks.count() < 3) {
        break;
      }
    }
    hz = bestHz;
    explained = bestExplained;
    present = bestPresent;
    one = bestOne;
  }

  /** Measures how a tone fits. Returns the fundamental that fits its partials better. */
  private double refine(SpectralPeaks peaks, double f, double stiffness, double resolution) {
    double blur = BLUR * resolution;
    Arrays.fill(found, 0);
    string.clear();
    double sum = 0;
    double frequencies = 0;
    double weights = 0;
    int highest = 0;
    for (int i = 0; i < peaks.count(); i++) {
      double ratio = peaks.hz(i) / f;
      int n = (int) (number(ratio, stiffness) + 0.5);
      if (n < 1) {
        continue;
      } else if (n > HIGHEST_PARTIAL) {
        break;
      }
      double multiple = stiffness == 0 ? n : n * Math.sqrt(1 + stiffness * n * n);
      double off = Math.abs(ratio - multiple) * f;
      double tolerance = Math.max(Math.min(NEAR * multiple, FAR) * f, blur);
      if (off < tolerance) {
        double weight = peaks.weight(i) * (1 - (off / tolerance) * (off / tolerance));
        sum += weight;
        found[Math.min(n, COUNTED + 1)] = Math.max(found[Math.min(n, COUNTED + 1)], weight);
        highest = weight > HEARD ? Math.max(highest, n) : highest;
        double trust = weight * weight * weight * weight * Math.min(n, TRUSTED);
        frequencies += trust * peaks.hz(i) / multiple;
        weights += trust;
        string.add(n, peaks.hz(i), trust * Math.min(n, TRUSTED));
      }
    }
    explained = peaks.sum() > 0 ? sum / peaks.sum() : 0;
    present = presence(Math.min(highest, COUNTED));
    one = 1;
    if (f >= RESOLVED * resolution) {
      notes.judge(found, EXPECTED, Math.min(highest, COUNTED));
      one = notes.one();
    }
    return weights > 0 ? frequencies / weights : f;
  }

  private double presence(int partials) {
    double there = 0;
    double all = 0;
    for (int n = 1; n <= partials; n++) {
      double expected = EXPECTED[n];
      all += expected;
      there += expected * Math.min(1, found[n] / HEARD);
    }
    return all > 0 ? there / all : 0;
  }

  /** The number of the partial, not rounded, that lies at a multiple of the fundamental. */
  private static double number(double ratio, double stiffness) {
    if (stiffness == 0) {
      return ratio;
    }
    return Math.sqrt((Math.sqrt(1 + 4 * stiffness * ratio * ratio) - 1) / (2 * stiffness));
  }
}
