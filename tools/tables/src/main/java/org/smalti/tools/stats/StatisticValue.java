package org.smalti.tools.stats;

import org.smalti.core.table.CellFormat;

/** What one cell is to a statistic: a number, a word, or a reason to leave it out. */
record StatisticValue(double number, String text, String leftOut) {
  private static final StatisticValue EMPTY = leftOut("empty");

  static StatisticValue of(ColumnInfo property, String content) {
    String text = content.trim();
    if (CellFormat.isMissing(text)) {
      return EMPTY;
    }
    double number = CellFormat.number(text);
    if (property.noValue().is(number)) {
      return leftOut(property.noValue().reason());
    }
    if (property.isNote() && text.equals("-")) {
      return leftOut("without pitch");
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
