package org.smalti.tools.stats;

import java.awt.Color;

/**
 * Colours of numbers. Values outside have the colours of the ends.
 *
 * @param low value of the first colour
 * @param high value of the last colour, larger
 * @param logarithmic whether equal ratios, not equal differences, are equally far apart in colour
 */
record ColourScale(ColumnInfo property, double low, double high, boolean logarithmic) {
  /** The share of values at each end that is outside the scale, so that a few outliers don't take all its colours. */
  private static final double EXTREME = 0.01;

  /** @param ascending not all equal */
  static ColourScale of(ColumnInfo property, double[] ascending) {
    int last = ascending.length - 1;
    if (last < 0) {
      return new ColourScale(property, 0, 1, false);
    }
    int cut = (int) (ascending.length * EXTREME);
    boolean same = ascending[cut] == ascending[last - cut];
    double low = same ? ascending[0] : ascending[cut];
    double high = same ? ascending[last] : ascending[last - cut];
    return new ColourScale(property, low, high, property.range().logarithmic() && low > 0);
  }

  Color colour(double value) {
    return Palette.scale((place(value) - place(low)) / (place(high) - place(low)));
  }

  /** Where a value stands on the axis of {@link #ticks}. */
  double place(double value) {
    return logarithmic ? Math.log10(Math.max(value, Double.MIN_NORMAL)) : value;
  }

  Ticks ticks(int wanted) {
    return logarithmic ? Ticks.logarithmic(low, high, wanted) : property.ticks(low, high, wanted);
  }
}
