package org.smalti.tools.audio.marks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.TimeCode;

/** Regions and markers as REAPER's Region/Marker Manager exports them: {@code #,Name,Start,End,Length}. */
final class ReaperRegions {
  private static final String NAME = "Name";
  private static final String START = "Start";
  private static final String END = "End";
  private static final String LENGTH = "Length";

  private ReaperRegions() {}

  static List<MarkedSpan> read(Path path, Optional<TimeCode> code) {
    Table table = TableReader.read(path);
    table.columns().require(List.of(NAME, START));
    requireUnit(path, table);
    List<MarkedSpan> marks = new ArrayList<>();
    for (Row row : table.rows()) {
      double begin = time(row, START).millis(code);
      ReaperTime end = time(row, END);
      ReaperTime length = time(row, LENGTH);
      double millis = !end.isEmpty()
          ? end.millis(code) - begin
          : length.isEmpty() ? Double.NaN : length.millis(code);
      if (millis < 0) {
        throw SmaltiException.input(path + ", row " + row.number()
            + ": its end is before its start; correct it, and take the marks again");
      }
      marks.add(
          millis > 0
              ? new MarkedSpan(begin, millis, row.text(NAME).strip(), "")
              : MarkedSpan.moment(begin, row.text(NAME).strip()));
    }
    return marks;
  }

  /** Frames of sound and seconds look alike where no time has a fraction. */
  private static void requireUnit(Path path, Table table) {
    List<ReaperTime> starts = table.stream().map(row -> time(row, START)).toList();
    if (starts.stream().anyMatch(ReaperTime::isWhole)
        && starts.stream().noneMatch(ReaperTime::isExact)) {
      throw SmaltiException.input(
          path + ": its times are whole numbers, which may be samples or seconds; set"
              + " REAPER's ruler to seconds and export again");
    }
  }

  private static ReaperTime time(Row row, String column) {
    String where = row.columns().source() + ", row " + row.number() + ", column " + column;
    return new ReaperTime(where, row.text(column, "").strip());
  }
}
