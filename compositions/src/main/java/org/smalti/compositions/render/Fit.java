package org.smalti.compositions.render;

import org.smalti.core.table.EnumWord;

/** How a picture of another shape fills its tile. */
public enum Fit {
  /** What does not fit is cut away. */
  FILL,
  /** All of it is seen, on a dark and blurred copy. */
  CONTAIN,
  /** {@link #FILL}, unless more than 40 % would be cut away. */
  SMART;

  private static final double MOST_CUT = 0.4;

  /**
   * Whether a picture is shown as a whole.
   *
   * @param shape width to height of the picture
   * @param tile width to height of the tile
   */
  boolean contains(double shape, double tile) {
    double shown = Math.min(shape / tile, tile / shape);
    return switch (this) {
      case FILL -> false;
      case CONTAIN -> shown < 1;
      case SMART -> shown < 1 - MOST_CUT;
    };
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
