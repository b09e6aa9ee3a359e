package org.smalti.tools.collection.thin;

import org.smalti.media.cut.FilmFrame;

/**
 * A picture in {@value #ACROSS} by {@value #DOWN} cells, whatever its shape: the mean luma of each, then their means of
 * the two planes of chroma, 0..255.
 */
final class Thumbnail {
  static final int ACROSS = 16;
  static final int DOWN = 9;
  static final int CELLS = ACROSS * DOWN;
  /** Grey levels of mean difference that count as 1: about what unrelated pictures have. */
  static final double UNLIKE = 64;

  private Thumbnail() {}

  /** @param frame planes of YUV 4:2:0, each at least as large as the thumbnail */
  static byte[] of(FilmFrame frame) {
    byte[] cells = new byte[3 * CELLS];
    int width = frame.width();
    int height = frame.height();
    int luma = width * height;
    fill(frame.pixels(), 0, width, height, cells, 0);
    fill(frame.pixels(), luma, width / 2, height / 2, cells, CELLS);
    fill(frame.pixels(), luma + luma / 4, width / 2, height / 2, cells, 2 * CELLS);
    return cells;
  }

  private static void fill(byte[] from, int plane, int width, int height, byte[] cells, int at) {
    for (int row = 0; row < DOWN; row++) {
      int top = row * height / DOWN;
      int bottom = (row + 1) * height / DOWN;
      for (int column = 0; column < ACROSS; column++) {
        int left = column * width / ACROSS;
        int right = (column + 1) * width / ACROSS;
        int sum = 0;
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            sum += from[plane + y * width + x] & 255;
          }
        }
        cells[at + row * ACROSS + column] = (byte) (sum / ((bottom - top) * (right - left)));
      }
    }
  }
}
