package org.smalti.compositions.plan;

/** Which pairs of the picture's rows of pixels a tile is drawn in. */
public enum Rows {
  ALL,
  /** The first two rows of every four. */
  EVEN,
  /** The last two rows of every four. */
  ODD
}
