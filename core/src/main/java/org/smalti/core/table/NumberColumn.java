package org.smalti.core.table;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of the numbers of a column.
 *
 * @param unit as it stands under an axis; empty where the column is its own explanation
 * @param noValue which number is no value, and why
 * @param range of an axis
 */
public record NumberColumn(String unit, NoValue noValue, PlotRange range) {
  /** Of a file that was not listened to. */
  public static final NoValue NOT_ANALYSED = new NoValue(-1, "not analysed (−1)");

  private static final NoValue UNKNOWN = new NoValue(-1, "unknown (−1)");
  private static final NoValue NO_PICTURE = new NoValue(-1, "without picture");
  private static final NumberColumn ANY = known("", NoValue.NEVER);

  private static final Map<String, NumberColumn> FEATURES = Arrays.stream(Feature.values())
      .collect(Collectors.toUnmodifiableMap(Feature::column, NumberColumn::of));

  private static final Map<String, NumberColumn> OTHERS = Map.ofEntries(
      Map.entry(ItemColumns.DURATION, known("s", UNKNOWN)),
      Map.entry(ItemColumns.SIZE, known("bytes", UNKNOWN)),
      Map.entry("width", known("px", UNKNOWN)),
      Map.entry("height", known("px", UNKNOWN)),
      Map.entry("fps", known("frames per second", UNKNOWN)),
      Map.entry("sampleRate", known("Hz", UNKNOWN)),
      Map.entry("channels", known("channels", UNKNOWN)),
      Map.entry("rotation", known("degrees clockwise", NoValue.NEVER)),
      Map.entry("bitDepth", known("bits", UNKNOWN)),
      Map.entry("bitRate", known("bits per second", UNKNOWN)),
      Map.entry(ItemColumns.SAMPLES, known("samples per file", NOT_ANALYSED)),
      Map.entry(Sample.START, known("ms", NoValue.NEVER)),
      Map.entry(Sample.DUR, known("ms", NoValue.NEVER)),
      Map.entry(Sample.VIDEO_START, known("ms", NO_PICTURE)),
      Map.entry(Sample.VIDEO_DUR, known("ms", NO_PICTURE)),
      Map.entry(Sample.GRID_X, known("column, from 0", NoValue.NEVER)),
      Map.entry(Sample.GRID_Y, known("row, from 0", NoValue.NEVER)));

  /** Of a column that nothing is known of: no unit, and every number is a value. Medians are such columns. */
  public static NumberColumn of(String name) {
    return FEATURES.getOrDefault(name, OTHERS.getOrDefault(name, ANY));
  }

  private static NumberColumn of(Feature feature) {
    return new NumberColumn(feature.unit(), feature.noValue(), feature.range());
  }

  private static NumberColumn known(String unit, NoValue noValue) {
    return new NumberColumn(unit, noValue, PlotRange.OF_VALUES);
  }
}
