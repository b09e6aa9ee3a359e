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
  private double brightness;

  /**
   * @param width of the picture, even
   * @param height of the picture, even
   */
  PlacedTile(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Puts it to a place. */
  PlacedTile at(TilePlace place, Mipmap.Level newLevel, Rows rows, double newLight, double alpha) {
    level = newLevel;
    brightness = newLight;
    int opaque = (int) Math.round(TileBox.WHOLE * Math.max(0, Math.min(1, alpha)));
    luma.fill(place, 1, width, height, level, opaque, rows);
    chroma.fill(place, 2, width / 2, height / 2, level, opaque, rows);
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
    luma.take(tile, 0, level.width(), LUMA.of(brightness), into, 0);
    byte[] light = CHROMA.of(brightness);
    int half = level.width() / 2;
    chroma.take(tile, pixels, half, light, into, luma.size());
    chroma.take(tile, pixels + pixels / 4, half, light, into, luma.size() + chroma.size());
  }

  /** Lays what was taken over a picture. */
  void lay(byte[] picture, byte[] pixels) {
    int all = width * height;
    luma.lay(picture, 0, width, pixels, 0);
    chroma.lay(picture, all, width / 2, pixels, luma.size());
    chroma.lay(picture, all + all / 4, width / 2, pixels, luma.size() + chroma.size());
  }
}
