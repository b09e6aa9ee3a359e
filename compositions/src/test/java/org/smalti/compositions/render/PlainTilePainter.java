package org.smalti.compositions.render;

import org.smalti.compositions.plan.Rows;

/** Draws an upright tile into one plane, one pixel after the other: what faster ways are compared with. */
final class PlainTilePainter {
  private final byte[] picture;
  private final int width;
  private final int height;

  PlainTilePainter(byte[] picture, int width, int height) {
    this.picture = picture;
    this.width = width;
    this.height = height;
  }

  void draw(
      byte[] tile,
      Mipmap.Level level,
      TilePlace place,
      Rows rows,
      double brightness,
      double alpha) {
    int all = width * height;
    int pixels = level.width() * level.height();
    Plane luma = new Plane(1, 0, 0, Yuv.BLACK);
    luma.draw(tile, level, place, rows, brightness, alpha);
    Plane blue = new Plane(2, all, pixels, Yuv.GREY);
    blue.draw(tile, level, place, rows, brightness, alpha);
    Plane red = new Plane(2, all + all / 4, pixels + pixels / 4, Yuv.GREY);
    red.draw(tile, level, place, rows, brightness, alpha);
  }

  private final class Plane {
    private final int shrink;
    private final int base;
    private final int tileBase;
    private final int dark;

    Plane(int shrink, int base, int tileBase, int dark) {
      this.shrink = shrink;
      this.base = base;
      this.tileBase = tileBase;
      this.dark = dark;
    }

    void draw(
        byte[] tile,
        Mipmap.Level level,
        TilePlace place,
        Rows rows,
        double brightness,
        double alpha) {
      int tileWidth = level.width() / shrink;
      int tileHeight = level.height() / shrink;
      double left = place.left() / shrink;
      double right = place.right() / shrink;
      double top = place.top() / shrink;
      double bottom = place.bottom() / shrink;
      int opaque = (int) Math.round(256 * Math.max(0, Math.min(1, alpha)));
      int light = (int) Math.round(256 * Math.max(0, Math.min(4, brightness)));
      for (int y = 0; y < height / shrink; y++) {
        int coveredY = covered(y, top, bottom);
        int strength = (coveredY * opaque + 128) >> 8;
        if (!TileAxis.isDrawn(rows, y * shrink) || strength == 0) {
          continue;
        }
        int down = position((y + 0.5 - top) * (tileHeight / (bottom - top)) - 0.5, tileHeight);
        for (int x = 0; x < width / shrink; x++) {
          int coveredX = covered(x, left, right);
          if (coveredX == 0) {
            continue;
          }
          int across = position((x + 0.5 - left) * (tileWidth / (right - left)) - 0.5, tileWidth);
          int value = value(tile, tileWidth, across, down);
          int lit = Math.max(0, Math.min(255, dark + (((value - dark) * light + 128) >> 8)));
          int at = base + y * (width / shrink) + x;
          int old = picture[at] & 0xff;
          int covered = (coveredX * strength + 128) >> 8;
          picture[at] = (byte) (old + (((lit - old) * covered + 128) >> 8));
        }
      }
    }

    private int value(byte[] tile, int tileWidth, int across, int down) {
      int right = across & 0xff;
      int below = down & 0xff;
      int a = tileBase + (down >> 8) * tileWidth + (across >> 8);
      int b = below == 0 ? a : a + tileWidth;
      int step = right == 0 ? 0 : 1;
      int upper = (tile[a] & 0xff) * (256 - right) + (tile[a + step] & 0xff) * right;
      int lower = (tile[b] & 0xff) * (256 - right) + (tile[b + step] & 0xff) * right;
      return (upper * (256 - below) + lower * below + (1 << 15)) >> 16;
    }

    private static int covered(int pixel, double low, double high) {
      double covered = Math.min(pixel + 1, high) - Math.max(pixel, low);
      return covered <= 0 ? 0 : (int) (256 * covered + 0.5);
    }

    private static int position(double coordinate, int size) {
      return (int) (256 * Math.max(0, Math.min(size - 1, coordinate)));
    }
  }
}
