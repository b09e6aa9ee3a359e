package org.smalti.tools.stats;

/** Which axes of a plot are logarithmic. */
enum LogAxes {
  NONE,
  X,
  Y,
  BOTH;

  static LogAxes of(boolean x, boolean y) {
    return x && y ? BOTH : x ? X : y ? Y : NONE;
  }

  boolean x() {
    return this == X || this == BOTH;
  }

  boolean y() {
    return this == Y || this == BOTH;
  }
}
