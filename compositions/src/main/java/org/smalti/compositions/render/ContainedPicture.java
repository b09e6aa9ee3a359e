package org.smalti.compositions.render;

import org.smalti.compositions.plan.Rows;

/** Fits all of a picture into a tile of another shape; beside it is a dark and blurred copy that fills the tile. */
final class ContainedPicture {
  /** Pixels across and down of what the blurred copy is made from. */
  private static final int COARSE = 8;
  /** Its light beside that of the picture. */
  private static final double DIMMED = 0.35;

  private final int width;
  private final int height;

  /**
   * @param width of the tile, even
   * @param height of the tile, even
   */
  ContainedPicture(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Draws the tile.
   *
   * @param whole what of the picture is shown
   * @param filling the part of that which has the tile's shape
   * @param into the tile from index 0 on
   */
  void draw(
      byte[] picture,
      int pictureWidth,
      int pictureHeight,
      Planes.Region whole,
      Planes.Region filling,
      byte[] into) {
    Mipmap.Level coarse = new Mipmap.Level(COARSE, COARSE, 0);
    byte[] ground = new byte[coarse.bytes()];
    Planes.resample(picture, pictureWidth, pictureHeight, filling, ground, 0, COARSE, COARSE);
    lay(ground, coarse, TilePlace.between(0, 0, width, height), DIMMED, into);
    double scale = Math.min((double) width / whole.width(), (double) height / whole.height());
    int shownWidth = Math.min(width, Planes.even(whole.width() * scale));
    int shownHeight = Math.min(height, Planes.even(whole.height() * scale));
    Mipmap.Level size = new Mipmap.Level(shownWidth, shownHeight, 0);
    byte[] shown = new byte[size.bytes()];
    Planes.resample(picture, pictureWidth, pictureHeight, whole, shown, 0, shownWidth, shownHeight);
    int left = (width - shownWidth) / 4 * 2;
    int top = (height - shownHeight) / 4 * 2;
    var place = TilePlace.between(left, top, left + shownWidth, top + shownHeight);
    lay(shown, size, place, 1, into);
  }

  private void lay(byte[] pixels, Mipmap.Level level, TilePlace place, double light, byte[] into) {
    PlacedTile placed = new PlacedTile(width, height).at(place, level, Rows.ALL, new SharedAxes());
    byte[] taken = new byte[placed.bytes()];
    placed.take(pixels, taken, new MixedLine());
    placed.lay(into, taken, light, 1);
  }
}
