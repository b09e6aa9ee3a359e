package org.smalti.compositions.render;

import org.smalti.compositions.plan.Rows;

/**
 * Draws a turned tile into a picture: bilinear in the tile's own frame, with edges that cover pixels in part.
 */
final class TurnedTilePainter {
  private static final LightTables LUMA = new LightTables(Yuv.BLACK);
  private static final LightTables CHROMA = new LightTables(Yuv.GREY);

  private final int width;
  private final int height;

  /**
   * @param width of the picture, even
   * @param height of the picture, even
   */
  TurnedTilePainter(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** @param tile a picture of this level */
  void draw(
      byte[] picture,
      byte[] tile,
      Mipmap.Level level,
      TilePlace place,
      Rows rows,
      double brightness,
      double alpha) {
    int luma = width * height;
    int tileLuma = level.width() * level.height();
    double opaque = Math.max(0, Math.min(1, alpha));
    Light light = CHROMA.of(brightness);
    new Plane(picture, 0, 1, tile, 0, level, LUMA.of(brightness)).draw(place, rows, opaque);
    new Plane(picture, luma, 2, tile, tileLuma, level, light).draw(place, rows, opaque);
    new Plane(picture, luma + luma / 4, 2, tile, tileLuma + tileLuma / 4, level, light)
        .draw(place, rows, opaque);
  }

  /** One plane of the picture and the same one of the tile. */
  private final class Plane {
    private final byte[] picture;
    private final int base;
    private final int shrink;
    private final byte[] tile;
    private final int tileBase;
    private final int tileWidth;
    private final int tileHeight;
    private final Light light;

    Plane(
        byte[] picture,
        int base,
        int shrink,
        byte[] tile,
        int tileBase,
        Mipmap.Level level,
        Light light) {
      this.picture = picture;
      this.base = base;
      this.shrink = shrink;
      this.tile = tile;
      this.tileBase = tileBase;
      this.light = light;
      tileWidth = level.width() / shrink;
      tileHeight = level.height() / shrink;
    }

    void draw(TilePlace place, Rows rows, double opaque) {
      double angle = StrictMath.toRadians(place.rotation);
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      double middleX = place.x / shrink;
      double middleY = place.y / shrink;
      double halfWidth = place.halfWidth / shrink;
      double halfHeight = place.halfHeight / shrink;
      double reachX = place.reachX() / shrink + 1;
      double reachY = place.reachY() / shrink + 1;
      int x0 = (int) Math.max(0, Math.floor(middleX - reachX));
      int planeWidth = width / shrink;
      int planeHeight = height / shrink;
      int x1 = (int) Math.min(planeWidth, Math.ceil(middleX + reachX));
      int y0 = (int) Math.max(0, Math.floor(middleY - reachY));
      int y1 = (int) Math.min(planeHeight, Math.ceil(middleY + reachY));
      double scaleX = tileWidth / (2 * halfWidth);
      double scaleY = tileHeight / (2 * halfHeight);
      for (int y = y0; y < y1; y++) {
        if (!TileAxis.isDrawn(rows, y * shrink)) {
          continue;
        }
        double dy = y + 0.5 - middleY;
        int row = base + y * (width / shrink);
        for (int x = x0; x < x1; x++) {
          double dx = x + 0.5 - middleX;
          double across = dx * cos + dy * sin;
          double down = dy * cos - dx * sin;
          double coveredX = Math.min(1, halfWidth - Math.abs(across) + 0.5);
          double coveredY = Math.min(1, halfHeight - Math.abs(down) + 0.5);
          if (coveredX > 0 && coveredY > 0) {
            int value =
                value((across + halfWidth) * scaleX - 0.5, (down + halfHeight) * scaleY - 0.5);
            int strength = (int) (256 * opaque * coveredX * coveredY + 0.5);
            int old = picture[row + x] & 0xff;
            picture[row + x] = (byte) (old + (((value - old) * strength + 128) >> 8));
          }
        }
      }
    }

    /** The lit value at a place of the tile, in its pixels. */
    private int value(double u, double v) {
      int across = (int) (256 * Math.max(0, Math.min(tileWidth - 1, u)));
      int down = (int) (256 * Math.max(0, Math.min(tileHeight - 1, v)));
      int right = across & 0xff;
      int below = down & 0xff;
      int a = tileBase + (down >> 8) * tileWidth + (across >> 8);
      int b = below == 0 ? a : a + tileWidth;
      int step = right == 0 ? 0 : 1;
      int upper = (tile[a] & 0xff) * (256 - right) + (tile[a + step] & 0xff) * right;
      int lower = (tile[b] & 0xff) * (256 - right) + (tile[b + step] & 0xff) * right;
      return light.of((byte) ((upper * (256 - below) + lower * below + (1 << 15)) >> 16)) & 0xff;
    }
  }
}
