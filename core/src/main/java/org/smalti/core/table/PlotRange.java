package org.smalti.core.table;

/**
 * What the axis of a plot shows of a column, if nothing else is asked for.
 *
 * @param low the axis begins here, or at the smallest value if that is lower; NaN: always at the smallest value
 * @param high the axis ends here, or at the largest value if that is higher; NaN: always at the largest value
 * @param logarithmic whether the axis is logarithmic
 */
public record PlotRange(double low, double high, boolean logarithmic) {
  /** From the smallest to the largest value. */
  public static final PlotRange OF_VALUES = new PlotRange(Double.NaN, Double.NaN, false);

  /** The same on a logarithmic axis. */
  public static final PlotRange LOGARITHMIC = new PlotRange(Double.NaN, Double.NaN, true);

  public static PlotRange linear(double low, double high) {
    return new PlotRange(low, high, false);
  }

  public static PlotRange logarithmic(double low, double high) {
    return new PlotRange(low, high, true);
  }

  /** Whether only the values decide where the axis begins and ends. */
  public boolean isOfValues() {
    return Double.isNaN(low) && Double.isNaN(high);
  }

  /** Where the axis begins. */
  public double from(double smallest) {
    return Double.isNaN(low) ? smallest : Math.min(low, smallest);
  }

  /** Where the axis ends. */
  public double to(double largest) {
    return Double.isNaN(high) ? largest : Math.max(high, largest);
  }
}
