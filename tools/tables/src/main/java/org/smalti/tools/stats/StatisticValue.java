package org.smalti.tools.stats;

import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;

/** What one cell is to a statistic: a number, a word, or a reason to leave it out. */
record StatisticValue(double number, String text, String leftOut) {
  private static final StatisticValue EMPTY = leftOut("empty");

  /** What stands in a row under a column. */
  static StatisticValue of(ColumnInfo property, Row row, int column) {
    String text = row.text(column).strip();
    if (CellFormat.isMissing(text)) {
      return EMPTY;
    }
    if (property.isDate()) {
      double date = CalendarTime.of(text);
      return Double.isNaN(date) ? leftOut("no date") : new StatisticValue(date, "", "");
    }
    double number = CellFormat.number(text);
    if (property.noValue().is(number) || (property.isNote() && text.equals("-"))) {
      return leftOut(property.reason(row));
    }
    return Double.isFinite(number)
        ? new StatisticValue(number, "", "")
        : new StatisticValue(Double.NaN, text, "");
  }

  boolean isNumber() {
    return !Double.isNaN(number);
  }

  boolean isText() {
    return !text.isEmpty();
  }

  private static StatisticValue leftOut(String why) {
    return new StatisticValue(Double.NaN, "", why);
  }
}
