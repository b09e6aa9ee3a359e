package org.smalti.compositions.plan;

import java.io.Serializable;

/**
 * A part of a picture, in shares of its width and height.
 *
 * @param left 0..1
 * @param top 0..1
 * @param width more than 0, and within the picture
 * @param height more than 0, and within the picture
 */
public record Crop(double left, double top, double width, double height) implements Serializable {
  /** All of the picture. */
  public static final Crop WHOLE = new Crop(0, 0, 1, 1);

  private static final double ROUNDING = 1e-9;

  public Crop {
    if (!(left >= 0 && top >= 0 && width > 0 && height > 0)
        || left + width > 1 + ROUNDING
        || top + height > 1 + ROUNDING) {
      throw new IllegalArgumentException(
          "no part of a picture: " + left + "," + top + " " + width + "x" + height);
    }
  }
}
