package org.smalti.tools.stats;

import org.smalti.core.table.Cells;

/** What one cell is to a statistic: a number, a word, or a reason to leave it out. */
record Cell(double number, String text, String leftOut) {
  private static final Cell EMPTY = leftOut("empty");

  static Cell of(Property property, String content) {
    String text = content.trim();
    if (text.isEmpty()) {
      return EMPTY;
    }
    double number = Cells.number(text);
    if (number == -1 && !property.minusOne().isEmpty()) {
      return leftOut(property.minusOne());
    }
    if (property.isNote() && text.equals("-")) {
      return leftOut("without pitch");
    }
    return Double.isFinite(number) ? new Cell(number, "", "") : new Cell(Double.NaN, text, "");
  }

  boolean isNumber() {
    return !Double.isNaN(number);
  }

  boolean isText() {
    return !text.isEmpty();
  }

  private static Cell leftOut(String why) {
    return new Cell(Double.NaN, "", why);
  }
}
