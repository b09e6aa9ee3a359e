package org.smalti.tools.audio;

import java.util.stream.IntStream;

/**
 * Decides whether partials belong to one note, or to two notes with a common fundamental that nobody plays. The notes
 * of a fifth are the second and the third partial, with their multiples, of a note an octave below. A single note
 * without its fundamental (a low one from a small loudspeaker or a telephone) also has partials that are multiples of
 * neither: the fifth, the seventh, the eleventh. Not for two threads at once.
 */
final class TwoNotes {
  /**
   * Weights relative to the loudest partial: of a fundamental that is present (−18 dB), and of the quieter note (−28
   * dB).
   */
  private static final double FUNDAMENTAL = 0.35;

  private static final double NOTE = 0.2;
  /**
   * If the partials that two notes would lack are at least this strong, compared with the others, there is one note.
   */
  private static final double OWN = 0.5;

  /** No higher partial is judged. */
  static final int MOST = 12;
  /** The greatest common divisors of all numbers of partials: a table, because dividing is slow. */
  private static final int[][] DIVISORS = IntStream.rangeClosed(0, MOST)
      .mapToObj(a -> IntStream.rangeClosed(0, MOST).map(b -> divisor(a, b)).toArray())
      .toArray(int[][]::new);

  private int low;
  private int high;
  private double one;

  /** 0..1: 1 for one note, 0 for two. */
  double one() {
    return one;
  }

  /** Which partial the lower of the two notes is. */
  int low() {
    return low;
  }

  /** Which partial the higher of the two notes is. */
  int high() {
    return high;
  }

  /**
   * Judges partials.
   *
   * @param found their weights, from index 1
   * @param expected what a note has on average, at the same indices
   * @param highest the highest partial that counts, at most {@value #MOST}
   */
  void judge(double[] found, double[] expected, int highest) {
    one = 1;
    double loudest = 0;
    for (int n = 1; n <= highest; n++) {
      loudest = Math.max(loudest, found[n]);
    }
    if (found[1] >= FUNDAMENTAL * loudest) {
      return;
    }
    double floor = NOTE * loudest;
    low = 2;
    while (low <= highest && found[low] < floor) {
      low++;
    }
    high = low + 1;
    while (high <= highest && (found[high] < floor || isMultiple(high, low))) {
      high++;
    }
    if (high <= highest) {
      int step = DIVISORS[low][high];
      boolean row = isRow(found, step, floor, highest);
      one = row ? 1 : Math.min(1, strength(found, expected, step, highest) / OWN);
    }
  }

  /** The second, third and fourth partial in a row are one note, though a fifth may have no others. */
  private static boolean isRow(double[] found, int step, double floor, int highest) {
    return highest >= 4 * step
        && highest < 6 * step
        && found[2 * step] >= floor
        && found[3 * step] >= floor
        && found[4 * step] >= floor;
  }

  /**
   * How strong the partials are that are multiples of neither note, compared with those that are. Partials below both
   * notes are not counted: a single note may lack them.
   *
   * @param step the greatest common divisor of both: only its multiples are partials of a note that has both
   */
  private double strength(double[] found, double[] expected, int step, int highest) {
    double own = 0;
    double ownExpected = 0;
    double other = 0;
    double otherExpected = 0;
    for (int n = 1; n <= highest; n++) {
      if (isMultiple(n, low) || isMultiple(n, high)) {
        other += found[n];
        otherExpected += expected[n];
      } else {
        own += found[n];
        ownExpected += n > low && isMultiple(n, step) ? expected[n] : 0;
      }
    }
    return own == 0 ? 0 : own * otherExpected / (ownExpected * other);
  }

  private static boolean isMultiple(int n, int of) {
    return DIVISORS[n][of] == of;
  }

  /** The greatest common divisor. */
  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
