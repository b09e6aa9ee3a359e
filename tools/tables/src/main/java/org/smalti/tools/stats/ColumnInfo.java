package org.smalti.tools.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Feature;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.NoValue;
import org.smalti.core.table.NumberColumn;
import org.smalti.core.table.PlotRange;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/**
 * What is known about a column.
 *
 * @param unit as it stands under an axis; empty where the column is its own explanation
 * @param noValue which number is no value, and why
 * @param range of an axis
 * @param seconds how many seconds one unit is, 0 for anything but a length of time
 * @param before the command that fills this column, or empty
 * @param analysed of a median, why a file that was analysed has none; else empty
 */
record ColumnInfo(
    String name,
    String unit,
    NoValue noValue,
    PlotRange range,
    double seconds,
    String before,
    String analysed) {
  private static final Pattern DATES =
      Pattern.compile("[Dd]ate|[Yy]ear|publicdate|addeddate|mtime|.*([-_ ]date|Date)");

  /** All columns but medians: features of the registry, and others with seconds in a unit, command. */
  private static final Map<String, ColumnInfo> KNOWN = Stream.concat(
          Arrays.stream(Feature.values()).map(ColumnInfo::of),
          Stream.of(
              known(ItemColumns.DURATION, 1, "probe"),
              known(ItemColumns.SIZE, 0, ""),
              known("width", 0, "probe"),
              known("height", 0, "probe"),
              known("fps", 0, "probe"),
              known("sampleRate", 0, "probe"),
              known("channels", 0, "probe"),
              known("rotation", 0, "probe"),
              known("bitDepth", 0, "probe"),
              known("bitRate", 0, "probe"),
              known(ItemColumns.SAMPLES, 0, "summarize"),
              known(Sample.START, 0.001, "samples"),
              known(Sample.DUR, 0.001, "samples"),
              known(Sample.VIDEO_START, 0.001, "vsamples"),
              known(Sample.VIDEO_DUR, 0.001, "vsamples"),
              known(Sample.GRID_X, 0, "grid"),
              known(Sample.GRID_Y, 0, "grid")))
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
    return known(name, 0, "");
  }

  private static ColumnInfo of(Feature feature) {
    return new ColumnInfo(
        feature.column(),
        feature.unit(),
        feature.noValue(),
        feature.range(),
        0,
        "features",
        feature.median() == Feature.Median.PITCHED
            ? NoValue.NO_PITCH.reason()
            : feature.noValue().reason());
  }

  private static ColumnInfo known(String name, double seconds, String before) {
    NumberColumn numbers = NumberColumn.of(name);
    return new ColumnInfo(
        name, numbers.unit(), numbers.noValue(), numbers.range(), seconds, before, "");
  }

  private ColumnInfo median(String column) {
    double none = noValue.cell();
    NoValue missing = none == -1
        ? NumberColumn.NOT_ANALYSED
        : new NoValue(none, "not analysed (" + NumberText.show(none) + ")");
    return new ColumnInfo(column, unit, missing, range, seconds, "summarize", analysed);
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

  /**
   * Why a row has no value in this column: a file without pitch is not one that was not analysed, a sound that could
   * not be measured not one without pitch.
   */
  String reason(Row row) {
    if (before.equals("summarize") && !name.equals(ItemColumns.SAMPLES)) {
      double samples = CellFormat.number(row.text(ItemColumns.SAMPLES, ""));
      return samples > 0 && !analysed.isEmpty()
          ? analysed
          : samples >= 0 ? "without samples" : noValue.reason();
    }
    boolean pitch = noValue.equals(NoValue.NO_PITCH) || isNote();
    boolean unmeasured = CellFormat.number(row.text(Sample.POWER, "")) < 0;
    return pitch && unmeasured
        ? NoValue.NOT_MEASURED.reason()
        : pitch ? NoValue.NO_PITCH.reason() : noValue.reason();
  }

  /** Whether the numbers of the column are names of groups. */
  boolean isCategory() {
    return name.toLowerCase(Locale.ROOT).contains("cluster");
  }

  /** By what groups are put in order; names that are no numbers come last. */
  static double groupNumber(String group) {
    double number = CellFormat.number(group);
    return Double.isNaN(number) ? Double.MAX_VALUE : number;
  }

  /** A word as people read it: −1 as a group is what is in none. */
  String groupName(String word) {
    return isCategory() && word.equals("-1") ? "noise (−1)" : word;
  }

  /** Whether the column holds dates. */
  boolean isDate() {
    return DATES.matcher(name).matches();
  }

  /** Whether the column and another one are coordinates of one plane, such as {@code tsne} and {@code tsne2}. */
  boolean isPlaneWith(ColumnInfo y) {
    return y.name.equals(name + "2")
        || (name.equals(Sample.GRID_X) && y.name.equals(Sample.GRID_Y));
  }

  /** The place of a cell on an axis: its number, year or note; NaN if it is none. */
  double place(String text) {
    if (isDate()) {
      return CalendarTime.of(text);
    }
    return isNote() && Feature.NOTES.contains(text)
        ? Feature.NOTES.indexOf(text)
        : CellFormat.number(text);
  }

  /** A value as it stands in a sentence. */
  String show(double value) {
    return isDate() ? CalendarTime.show(value) : NumberText.show(value);
  }

  /** Marks of a linear axis. */
  Ticks ticks(double lower, double upper, int wanted) {
    if (isDate()) {
      return CalendarTime.ticks(lower, upper, wanted);
    }
    if (isNote()) {
      List<Ticks.Tick> marks = IntStream.range(0, Feature.NOTES.size())
          .mapToObj(i -> new Ticks.Tick(i, Feature.NOTES.get(i)))
          .toList();
      return new Ticks(-0.6, Feature.NOTES.size() - 0.4, marks);
    }
    return isCategory() ? Ticks.whole(lower, upper, wanted) : Ticks.linear(lower, upper, wanted);
  }

  /** Whether the column holds note names, which have an order of their own. */
  boolean isNote() {
    return name.equals(Sample.NOTE);
  }

  /** The column and its unit in one line: {@code hz (Hz)}; the unit alone if it begins with the name. */
  String label() {
    return unit.isEmpty() ? name : unit.startsWith(name) ? unit : name + " (" + unit + ")";
  }
}
