package org.smalti.tools.page;

import org.smalti.core.table.GridSize;

/**
 * The size of the small pictures in the atlas, pixels.
 *
 * @param width one of 48, 24, 12, 6
 */
record AtlasPictureSize(int width) {
  /** Of the larger pictures that are seen near; the small ones are halves of them. */
  static final int NEAR_WIDTH = 96;

  static final int NEAR_HEIGHT = 64;
  static final int SMALLEST_WIDTH = 6;
  /** Pixels of a block of the atlas. */
  private static final int BLOCK = 768;

  /** The largest size at which an atlas is no larger than a texture may be; the smallest one if none is. */
  static AtlasPictureSize of(GridSize atlas) {
    int width = NEAR_WIDTH / 2;
    while (width > SMALLEST_WIDTH
        && (atlas.columns() * (long) width > PageLayout.LARGEST_TEXTURE
            || atlas.rows() * (long) height(width) > PageLayout.LARGEST_TEXTURE)) {
      width /= 2;
    }
    return new AtlasPictureSize(width);
  }

  private static int height(int width) {
    return width * NEAR_HEIGHT / NEAR_WIDTH;
  }

  int height() {
    return height(width);
  }

  /** Cells of a side of a block. */
  int block() {
    return BLOCK / width;
  }
}
