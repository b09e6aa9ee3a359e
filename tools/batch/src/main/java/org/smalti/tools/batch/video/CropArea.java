package org.smalti.tools.batch.video;

import org.smalti.tools.batch.PictureArea;

/**
 * A part of a picture in pixels.
 *
 * @param left even, as chroma has half the resolution
 * @param top even
 */
record CropArea(int width, int height, int left, int top) {
  String filter() {
    return "crop=" + width + ":" + height + ":" + left + ":" + top;
  }

  /** As shares of a picture of this size. */
  PictureArea of(int fullWidth, int fullHeight) {
    return new PictureArea(
        (double) left / fullWidth,
        (double) top / fullHeight,
        (double) width / fullWidth,
        (double) height / fullHeight);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
