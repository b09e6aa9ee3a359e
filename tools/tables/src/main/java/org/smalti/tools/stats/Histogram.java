package org.smalti.tools.stats;

/**
 * A histogram: {@code counts[i]} values lie in {@code [lower + i·width, lower + (i+1)·width)}, the last bin holds its
 * upper end too.
 */
final class Histogram {
  /** Bins begin at 0 where the smallest value is below this share of the largest. */
  private static final double NEAR_ZERO = 0.2;

  private final double lower;
  private final double width;
  private final int[] counts;

  private Histogram(double lower, double width, int[] counts) {
    this.lower = lower;
    this.width = width;
    this.counts = counts;
  }

  double lower() {
    return lower;
  }

  double width() {
    return width;
  }

  int[] counts() {
    return counts;
  }

  /**
   * Counts values in {@code wanted} equal bins. Whole numbers that need no more bins than that get one each; other
   * whole numbers get bins of whole width, so that no bin is emptier by rounding alone.
   *
   * @param ascending at least one value
   */
  static Histogram of(double[] ascending, int wanted) {
    double min = ascending[0];
    double max = ascending[ascending.length - 1];
    if (allWhole(ascending)) {
      double width = Math.max(1, Math.ceil((max - min + 1) / wanted));
      int count = (int) Math.floor((max - min) / width) + 1;
      return count(ascending, min - 0.5, width, count);
    }
    if (min == max) {
      return even(ascending, wanted);
    }
    double lower = min > 0 && min < NEAR_ZERO * max ? 0 : min;
    return count(ascending, lower, (max - lower) / wanted, wanted);
  }

  /** Counts values in {@code wanted} equal bins from the smallest to the largest. */
  static Histogram even(double[] ascending, int wanted) {
    double min = ascending[0];
    double max = ascending[ascending.length - 1];
    if (min == max) {
      double width = min == 0 ? 0.1 : Math.abs(min) * 0.1;
      return count(ascending, min - width / 2, width, 1);
    }
    return count(ascending, min, (max - min) / wanted, wanted);
  }

  /** Counts values in {@code wanted} equal bins from {@code lower} to {@code upper}, between which all of them lie. */
  static Histogram within(double[] values, double lower, double upper, int wanted) {
    return count(values, lower, (upper - lower) / wanted, wanted);
  }

  /** Counts dates, in years, in at most {@code most} bins of whole years or parts of one, which begin at round ones. */
  static Histogram years(double[] ascending, int most) {
    double min = ascending[0];
    double max = Math.max(ascending[ascending.length - 1], min + CalendarTime.least());
    double width = Math.max(1, Ticks.step((max - min) / most));
    if (max - min < 3) {
      double part = (max - min) / Math.min(most, 36);
      return count(ascending, min, part, Math.min(most, 36));
    }
    double lower = Math.floor(min / width) * width;
    return count(ascending, lower, width, (int) Math.floor((max - lower) / width) + 1);
  }

  double upper() {
    return lower + width * counts.length;
  }

  int highest() {
    int highest = 0;
    for (int count : counts) {
      highest = Math.max(highest, count);
    }
    return highest;
  }

  private static Histogram count(double[] values, double lower, double width, int bins) {
    int[] counts = new int[bins];
    for (double value : values) {
      counts[(int) Math.min(bins - 1, Math.max(0, Math.floor((value - lower) / width)))]++;
    }
    return new Histogram(lower, width, counts);
  }

  private static boolean allWhole(double[] values) {
    for (double value : values) {
      if (value != Math.rint(value) || Math.abs(value) > 1e15) {
        return false;
      }
    }
    return true;
  }
}
