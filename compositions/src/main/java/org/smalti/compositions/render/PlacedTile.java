package org.smalti.compositions.render;

import org.smalti.compositions.plan.Rows;

/**
 * An upright tile at one place of the picture: what it covers of the three planes, and its pixels as they are laid
 * there. The pixels of such a place are the planes' boxes, one after the other.
 */
final class PlacedTile {
  private static final LightTables LUMA = new LightTables(Yuv.BLACK);
  private static final LightTables CHROMA = new LightTables(Yuv.GREY);

  private final int width;
  private final int height;
  private final TileBox luma = new TileBox();
  private final TileBox chroma = new TileBox();
  private Mipmap.Level level = Mipmap.Level.NONE;

  /**
   * @param width of the picture, even
   * @param height of the picture, even
   */
  PlacedTile(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Puts it to a place. */
  PlacedTile at(TilePlace place, Mipmap.Level newLevel, Rows rows) {
    level = newLevel;
    luma.fill(place, 1, width, height, level, rows);
    chroma.fill(place, 2, width / 2, height / 2, level, rows);
    return this;
  }

  /** The same for good, with what tiles of one column or row have in common. */
  PlacedTile shared(SharedNumbers numbers) {
    luma.share(numbers);
    chroma.share(numbers);
    return this;
  }

  Mipmap.Level level() {
    return level;
  }

  /** Bytes of its pixels in all three planes. */
  int bytes() {
    return luma.size() + 2 * chroma.size();
  }

  /** Brings a picture of its level to this place. */
  void take(byte[] tile, byte[] into) {
    int pixels = level.width() * level.height();
    int half = level.width() / 2;
    luma.take(tile, 0, level.width(), into, 0);
    chroma.take(tile, pixels, half, into, luma.size());
    chroma.take(tile, pixels + pixels / 4, half, into, luma.size() + chroma.size());
  }

  /** Lays what was taken over a picture. */
  void lay(byte[] picture, byte[] pixels, double brightness, double alpha) {
    int opaque = (int) Math.round(TileBox.WHOLE * Math.max(0, Math.min(1, alpha)));
    byte[] light = brightness == 1 ? null : LUMA.of(brightness);
    byte[] colour = brightness == 1 ? null : CHROMA.of(brightness);
    int all = width * height;
    int half = width / 2;
    int red = luma.size() + chroma.size();
    luma.lay(picture, 0, width, pixels, 0, light, opaque);
    chroma.lay(picture, all, half, pixels, luma.size(), colour, opaque);
    chroma.lay(picture, all + all / 4, half, pixels, red, colour, opaque);
  }
}
