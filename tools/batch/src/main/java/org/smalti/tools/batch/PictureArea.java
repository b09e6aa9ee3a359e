package org.smalti.tools.batch;

import java.io.Serializable;

/**
 * A part of a picture, as shares of its width and height.
 *
 * @param left 0..1
 * @param top 0..1
 * @param width 0..1
 * @param height 0..1
 */
public record PictureArea(double left, double top, double width, double height)
    implements Serializable {
  /** All of it. */
  public static final PictureArea WHOLE = new PictureArea(0, 0, 1, 1);

  /** Shapes that differ by less are one: codecs and scalers round to whole blocks and pixels. */
  private static final double SAME_SHAPE = 0.98;
  /** Pixels by which a side may be rounded. */
  private static final double ROUNDED = 4;

  /**
   * Where a picture of one shape lies in a frame of another, as large as it can be, with bars beside it.
   *
   * @param aspect of the picture, width to height
   * @param frame aspect of the frame
   * @param pixels of the shorter side of the frame: how much of the difference may be rounding
   */
  static PictureArea within(double aspect, double frame, int pixels) {
    double across = Math.min(1, aspect / frame);
    double down = Math.min(1, frame / aspect);
    return Math.min(across, down) > SAME_SHAPE - ROUNDED / pixels
        ? WHOLE
        : new PictureArea((1 - across) / 2, (1 - down) / 2, across, down);
  }

  /** The same part, in the middle of a frame, as an encoder gets it: its size and its place are even pixels. */
  PictureArea even(int pixelsAcross, int pixelsDown) {
    if (equals(WHOLE)) {
      return WHOLE;
    }
    long across = 2 * Math.round(width * pixelsAcross / 2);
    long down = 2 * Math.round(height * pixelsDown / 2);
    long fromLeft = (pixelsAcross - across) / 4 * 2;
    long fromTop = (pixelsDown - down) / 4 * 2;
    return new PictureArea(
        (double) fromLeft / pixelsAcross,
        (double) fromTop / pixelsDown,
        (double) across / pixelsAcross,
        (double) down / pixelsDown);
  }
}
