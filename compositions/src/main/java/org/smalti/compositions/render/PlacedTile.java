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
  private TileAxis columns = TileAxis.NONE;
  private TileAxis rows = TileAxis.NONE;
  private TileAxis chromaColumns = TileAxis.NONE;
  private TileAxis chromaRows = TileAxis.NONE;
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
  PlacedTile at(TilePlace place, Mipmap.Level newLevel, Rows drawn, Axes axes) {
    level = newLevel;
    double left = place.left();
    double right = place.right();
    double top = place.top();
    double bottom = place.bottom();
    int across = level.width();
    int down = level.height();
    columns = axes.of(Axes.Role.COLUMNS, left, right, width, across, Rows.ALL);
    rows = axes.of(Axes.Role.ROWS, top, bottom, height, down, drawn);
    chromaColumns = axes.of(Axes.Role.CHROMA_COLUMNS, left, right, width / 2, across / 2, Rows.ALL);
    chromaRows = axes.of(Axes.Role.CHROMA_ROWS, top, bottom, height / 2, down / 2, drawn);
    return this;
  }

  Mipmap.Level level() {
    return level;
  }

  /** Bytes of its pixels in all three planes. */
  int bytes() {
    return lumaBytes() + 2 * chromaBytes();
  }

  private int lumaBytes() {
    return columns.count() * rows.count();
  }

  private int chromaBytes() {
    return chromaColumns.count() * chromaRows.count();
  }

  /** Brings a picture of its level to this place. */
  void take(byte[] tile, byte[] into, MixedLine line) {
    int pixels = level.width() * level.height();
    int half = level.width() / 2;
    int blue = lumaBytes();
    int red = blue + chromaBytes();
    TileBox box = new TileBox(columns, rows);
    TileBox chroma = new TileBox(chromaColumns, chromaRows);
    box.take(tile, 0, level.width(), into, 0, line);
    chroma.take(tile, pixels, half, into, blue, line);
    chroma.take(tile, pixels + pixels / 4, half, into, red, line);
  }

  /** Lays what was taken over a picture. */
  void lay(byte[] picture, byte[] pixels, double brightness, double alpha) {
    int opaque = alpha >= 1 ? TileBox.WHOLE : (int) Math.round(TileBox.WHOLE * Math.max(0, alpha));
    Light light = LUMA.of(brightness);
    Light colour = CHROMA.of(brightness);
    int all = width * height;
    int half = width / 2;
    int blue = lumaBytes();
    int red = blue + chromaBytes();
    TileBox chroma = new TileBox(chromaColumns, chromaRows);
    new TileBox(columns, rows).lay(picture, 0, width, pixels, 0, light, opaque);
    chroma.lay(picture, all, half, pixels, blue, colour, opaque);
    chroma.lay(picture, all + all / 4, half, pixels, red, colour, opaque);
  }
}
