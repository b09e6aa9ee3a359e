package org.smalti.compositions.render;

/**
 * The pixels of one plane that an upright tile covers.
 *
 * @param columns in which it is drawn
 * @param rows in which it is drawn
 */
record TileBox(TileAxis columns, TileAxis rows) {
  /** What is covered as a whole. */
  static final int WHOLE = TileAxis.WHOLE;

  /**
   * Takes the tile's pixels for this box, bilinear.
   *
   * @param base where the plane of the tile begins
   * @param width of that plane
   * @param at where the first pixel goes
   * @param line what the rows of the tile are mixed in
   */
  void take(byte[] tile, int base, int width, byte[] into, int at, MixedLine line) {
    int across = columns.count();
    if (across == 0) {
      return;
    }
    int first = columns.positions[0] >> 8;
    int last = Math.min(width, (columns.positions[across - 1] >> 8) + 2);
    int to = at;
    for (int y = 0; y < rows.count(); y++, to += across) {
      int position = rows.positions[y];
      int down = position & 0xff;
      int upper = base + (position >> 8) * width;
      line.mix(tile, upper, down == 0 ? upper : upper + width, down, first, last);
      line.take(columns, into, to);
    }
  }

  /**
   * Lays pixels that were taken over a plane of the picture.
   *
   * @param base where the plane begins
   * @param width of the plane
   * @param at where the first pixel is
   * @param light what each value becomes
   * @param opaque 0..256
   */
  void lay(byte[] picture, int base, int width, byte[] pixels, int at, Light light, int opaque) {
    int across = columns.count();
    int down = rows.count();
    if (across == 0) {
      return;
    }
    int[] strengths = rows.covers;
    int left = columns.covers[0];
    int right = across > 1 ? columns.covers[across - 1] : WHOLE;
    int row = base + rows.begin * width + columns.begin;
    int from = at;
    for (int y = 0; y < down; y++, from += across, row += width) {
      int strength = (strengths[y] * opaque + 128) >> 8;
      if (strength > 0) {
        light.lay(pixels, from, picture, row, across, left, right, strength);
      }
    }
  }
}
