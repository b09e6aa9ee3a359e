package org.smalti.tools.columnar;

/** What the cells of a column are in a file with types. An empty cell is none. */
enum ColumnType {
  /** UTF-8. */
  TEXT,
  /** Whole numbers of 64 bits. */
  WHOLE,
  /** Numbers in double precision; a cell may be NaN. */
  DECIMAL
}
