package org.smalti.tools.stats;

/** Which axes of a plot are logarithmic. */
enum LogAxes {
  NONE,
  X,
  Y,
  BOTH;

  boolean x() {
    return this == X || this == BOTH;
  }

  boolean y() {
    return this == Y || this == BOTH;
  }
}
