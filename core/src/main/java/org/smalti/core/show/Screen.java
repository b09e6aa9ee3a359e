package org.smalti.core.show;

/** A terminal's room for text, which a person may change at any time. */
@FunctionalInterface
public interface Screen {
  /** As it is now. */
  Size size();

  /** A screen that stays as it is, with the usual height. */
  static Screen ofWidth(int columns) {
    Size size = new Size(columns, Size.USUAL.rows());
    return () -> size;
  }

  /** Columns and rows of characters, each at least 1. */
  record Size(int columns, int rows) {
    static final Size USUAL = new Size(100, 24);

    public Size {
      columns = Math.max(1, columns);
      rows = Math.max(1, rows);
    }
  }
}
