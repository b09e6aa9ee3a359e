package org.smalti.tools.stats;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Sample;

/**
 * What is known about a column: the unit of its numbers and what −1 stands for in it.
 *
 * @param unit as it stands under an axis; empty where the column is its own explanation
 * @param minusOne why a cell of −1 is no value, or empty where −1 is a number like any other
 * @param seconds how many seconds one unit is, 0 for anything but a length of time
 * @param before the command that fills this column, or empty
 */
record ColumnInfo(String name, String unit, String minusOne, double seconds, String before) {
  private static final List<String> NOTES =
      List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");

  private static final String NOT_MEASURED = "not measured (−1)";
  private static final String NO_PITCH = "without pitch";
  private static final String UNKNOWN = "unknown (−1)";
  private static final String NOT_ANALYSED = "not analysed (−1)";
  private static final String NO_PICTURE = "without picture";
  private static final String MEDIAN = "median";

  /** Unit, meaning of −1, seconds in a unit, the step that fills it. */
  private static final Map<String, ColumnInfo> KNOWN = Map.ofEntries(
      known(ItemColumns.DURATION, "s", UNKNOWN, 1, "probe"),
      known(ItemColumns.SIZE, "bytes", UNKNOWN, 0, ""),
      known("width", "px", UNKNOWN, 0, "probe"),
      known("height", "px", UNKNOWN, 0, "probe"),
      known("fps", "frames per second", UNKNOWN, 0, "probe"),
      known("sampleRate", "Hz", UNKNOWN, 0, "probe"),
      known("channels", "channels", UNKNOWN, 0, "probe"),
      known(ItemColumns.SAMPLES, "samples per file", NOT_ANALYSED, 0, "summarize"),
      known(Sample.START, "ms", "", 0.001, "samples"),
      known(Sample.DUR, "ms", "", 0.001, "samples"),
      known(Sample.POWER, "27.7 × RMS amplitude", NOT_MEASURED, 0, "features"),
      known(Sample.DB, "dBFS", "", 0, "features"),
      known(Sample.HZ, "Hz", NO_PITCH, 0, "features"),
      known(Sample.NOTE, "note", "", 0, "features"),
      known(Sample.OCTAVE, "octave (A4 = 440 Hz)", NO_PITCH, 0, "features"),
      known(Sample.CLARITY, "0..1", NOT_MEASURED, 0, "features"),
      known(Sample.FLATNESS, "0..1", NOT_MEASURED, 0, "features"),
      known(Sample.VIDEO_START, "ms", NO_PICTURE, 0.001, "vsamples"),
      known(Sample.VIDEO_DUR, "ms", NO_PICTURE, 0.001, "vsamples"),
      known(Sample.GRID_X, "column, from 0", "", 0, "grid"),
      known(Sample.GRID_Y, "row, from 0", "", 0, "grid"));

  static ColumnInfo of(String name) {
    ColumnInfo known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith(MEDIAN) && name.length() > MEDIAN.length()) {
      String base = name.substring(MEDIAN.length());
      ColumnInfo of = KNOWN.get(base.substring(0, 1).toLowerCase(Locale.ROOT) + base.substring(1));
      if (of != null) {
        return new ColumnInfo(name, of.unit, NOT_ANALYSED, of.seconds, "summarize");
      }
    }
    return new ColumnInfo(name, "", "", 0, "");
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

  /** 0 for C to 11 for B, 12 for anything else. */
  static int noteIndex(String note) {
    int index = NOTES.indexOf(note);
    return index < 0 ? NOTES.size() : index;
  }

  static List<String> notes() {
    return NOTES;
  }

  /** The column and its unit in one line: {@code hz (Hz)}. */
  String label() {
    return unit.isEmpty() || unit.equals(name) ? name : name + " (" + unit + ")";
  }

  private static Map.Entry<String, ColumnInfo> known(
      String name, String unit, String minusOne, double seconds, String before) {
    return Map.entry(name, new ColumnInfo(name, unit, minusOne, seconds, before));
  }
}
