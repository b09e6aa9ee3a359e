package org.smalti.tools.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.table.Feature;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.NoValue;
import org.smalti.core.table.PlotRange;
import org.smalti.core.table.Sample;

/**
 * What is known about a column.
 *
 * @param unit as it stands under an axis; empty where the column is its own explanation
 * @param noValue which number is no value, and why
 * @param range of an axis
 * @param seconds how many seconds one unit is, 0 for anything but a length of time
 * @param before the command that fills this column, or empty
 */
record ColumnInfo(
    String name, String unit, NoValue noValue, PlotRange range, double seconds, String before) {
  private static final NoValue UNKNOWN = new NoValue(-1, "unknown (−1)");
  private static final NoValue NOT_ANALYSED = new NoValue(-1, "not analysed (−1)");
  private static final NoValue NO_PICTURE = new NoValue(-1, "without picture");

  /**
   * All columns but medians: features of the registry, and others with unit, missing value, seconds in a unit, command.
   */
  private static final Map<String, ColumnInfo> KNOWN = Stream.concat(
          Arrays.stream(Feature.values()).map(ColumnInfo::of),
          Stream.of(
              known(ItemColumns.DURATION, "s", UNKNOWN, 1, "probe"),
              known(ItemColumns.SIZE, "bytes", UNKNOWN, 0, ""),
              known("width", "px", UNKNOWN, 0, "probe"),
              known("height", "px", UNKNOWN, 0, "probe"),
              known("fps", "frames per second", UNKNOWN, 0, "probe"),
              known("sampleRate", "Hz", UNKNOWN, 0, "probe"),
              known("channels", "channels", UNKNOWN, 0, "probe"),
              known("rotation", "degrees clockwise", NoValue.NEVER, 0, "probe"),
              known("bitDepth", "bits", UNKNOWN, 0, "probe"),
              known("bitRate", "bits per second", UNKNOWN, 0, "probe"),
              known(ItemColumns.SAMPLES, "samples per file", NOT_ANALYSED, 0, "summarize"),
              known(Sample.START, "ms", NoValue.NEVER, 0.001, "samples"),
              known(Sample.DUR, "ms", NoValue.NEVER, 0.001, "samples"),
              known(Sample.VIDEO_START, "ms", NO_PICTURE, 0.001, "vsamples"),
              known(Sample.VIDEO_DUR, "ms", NO_PICTURE, 0.001, "vsamples"),
              known(Sample.GRID_X, "column, from 0", NoValue.NEVER, 0, "grid"),
              known(Sample.GRID_Y, "row, from 0", NoValue.NEVER, 0, "grid")))
      .collect(Collectors.toUnmodifiableMap(ColumnInfo::name, Function.identity()));

  static ColumnInfo of(String name) {
    ColumnInfo known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    int prefix = ItemColumns.MEDIAN.length();
    if (name.startsWith(ItemColumns.MEDIAN) && name.length() > prefix) {
      String base = name.substring(prefix);
      ColumnInfo of = KNOWN.get(base.substring(0, 1).toLowerCase(Locale.ROOT) + base.substring(1));
      if (of != null) {
        return of.median(name);
      }
    }
    return known(name, "", NoValue.NEVER, 0, "");
  }

  private static ColumnInfo of(Feature feature) {
    return new ColumnInfo(
        feature.column(), feature.unit(), feature.noValue(), feature.range(), 0, "features");
  }

  private static ColumnInfo known(
      String name, String unit, NoValue noValue, double seconds, String before) {
    return new ColumnInfo(name, unit, noValue, PlotRange.OF_VALUES, seconds, before);
  }

  private ColumnInfo median(String column) {
    double none = noValue.cell();
    NoValue missing = none == -1
        ? NOT_ANALYSED
        : new NoValue(none, "not analysed (" + NumberText.show(none) + ")");
    return new ColumnInfo(column, unit, missing, range, seconds, "summarize");
  }

  /**
   * What an axis shows at least. A range is for one scale, linear or logarithmic; on the other it is that of the
   * values.
   */
  PlotRange range(boolean logarithmic) {
    return logarithmic == range.logarithmic() ? range : PlotRange.OF_VALUES;
  }

  /** Names of a table's own making that contain "dur" are taken for seconds, as media-tools did. */
  double secondsForTotals() {
    return seconds == 0 && unit.isEmpty() && name.toLowerCase(Locale.ROOT).contains("dur")
        ? 1
        : seconds;
  }

  /** Whether the column holds note names, which have an order of their own. */
  boolean isNote() {
    return name.equals(Sample.NOTE);
  }

  static List<String> notes() {
    return Feature.NOTES;
  }

  /** The column and its unit in one line: {@code hz (Hz)}. */
  String label() {
    return unit.isEmpty() || unit.equals(name) ? name : name + " (" + unit + ")";
  }
}
