package org.smalti.core.table;

/** What the cells of a column are, for programs that want types. An empty cell is none. */
public enum ColumnType {
  /** UTF-8. */
  TEXT,
  /** Whole numbers of 64 bits. */
  WHOLE,
  /** Numbers in double precision; a cell may be NaN. */
  DECIMAL
}
