package org.smalti.core.table;

/**
 * What is known of a feature beside its name, built up trait by trait in the lines of {@link Feature}.
 *
 * @param usual whether it is measured if no features are named
 * @param unit as it stands under an axis
 * @param decimals of its cells, at most
 */
record FeatureTraits(
    boolean usual,
    String unit,
    int decimals,
    NoValue noValue,
    Feature.Median median,
    PlotRange range,
    String description) {

  /** A feature that is measured if none are named. */
  static FeatureTraits usual(String unit, int decimals, NoValue noValue) {
    return new FeatureTraits(
        true, unit, decimals, noValue, Feature.Median.NONE, PlotRange.OF_VALUES, "");
  }

  /** A feature that is measured only if it is named. */
  static FeatureTraits onRequest(String unit, int decimals, NoValue noValue) {
    return new FeatureTraits(
        false, unit, decimals, noValue, Feature.Median.NONE, PlotRange.OF_VALUES, "");
  }

  FeatureTraits median(Feature.Median over) {
    return new FeatureTraits(usual, unit, decimals, noValue, over, range, description);
  }

  FeatureTraits plot(PlotRange axis) {
    return new FeatureTraits(usual, unit, decimals, noValue, median, axis, description);
  }

  FeatureTraits says(String text) {
    return new FeatureTraits(usual, unit, decimals, noValue, median, range, text);
  }
}
