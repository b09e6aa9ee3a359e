package org.smalti.compositions.render;

/**
 * Draws one tile into a picture: bilinear, with edges that cover pixels in part, so that slow zooms do not tremble.
 * Fixed-point arithmetic of 8 bits. Used by one thread.
 */
final class TilePainter {
  private final int width;
  private final int height;
  private final byte[] source;
  private final int[] from;
  private final int[] share;
  private final int[] cover;

  /** @param largest bytes of the largest level that is drawn */
  TilePainter(int width, int height, int largest) {
    this.width = width;
    this.height = height;
    source = new byte[largest];
    from = new int[width];
    share = new int[width];
    cover = new int[width];
  }

  /** Where the tile's pixels are to be put before {@link #draw}. */
  byte[] source() {
    return source;
  }

  void draw(
      byte[] picture,
      Mipmap.Level level,
      TileGeometry.Rectangle place,
      double brightness,
      double alpha) {
    int luma = width * height;
    int tileLuma = level.width() * level.height();
    int light = (int) Math.round(256 * Math.max(0, Math.min(4, brightness)));
    int opaque = (int) Math.round(256 * Math.max(0, Math.min(1, alpha)));
    var half = new TileGeometry.Rectangle(
        place.left() / 2, place.top() / 2, place.right() / 2, place.bottom() / 2);
    var whole = new Plane(0, width, height, 0, level.width(), level.height(), Yuv.BLACK);
    plane(picture, whole, place, light, opaque);
    int w = width / 2;
    int h = height / 2;
    int tw = level.width() / 2;
    int th = level.height() / 2;
    var blue = new Plane(luma, w, h, tileLuma, tw, th, Yuv.GREY);
    plane(picture, blue, half, light, opaque);
    var red = new Plane(luma + w * h, w, h, tileLuma + tw * th, tw, th, Yuv.GREY);
    plane(picture, red, half, light, opaque);
  }

  /** A plane of the picture, the same one of the tile, and the value that stands for no light. */
  private record Plane(
      int base, int width, int height, int tileBase, int tileWidth, int tileHeight, int dark) {}

  private void plane(
      byte[] picture, Plane plane, TileGeometry.Rectangle place, int light, int opaque) {
    int x0 = Math.max(0, (int) Math.floor(place.left()));
    int x1 = Math.min(plane.width, (int) Math.ceil(place.right()));
    int y0 = Math.max(0, (int) Math.floor(place.top()));
    int y1 = Math.min(plane.height, (int) Math.ceil(place.bottom()));
    if (x0 >= x1 || y0 >= y1) {
      return;
    }
    double scaleX = plane.tileWidth / place.width();
    for (int x = x0; x < x1; x++) {
      int at = position((x + 0.5 - place.left()) * scaleX - 0.5, plane.tileWidth);
      from[x] = at >> 8;
      share[x] = at & 0xff;
      cover[x] = (int) (256 * (Math.min(x + 1, place.right()) - Math.max(x, place.left())) + 0.5);
    }
    double scaleY = plane.tileHeight / place.height();
    for (int y = y0; y < y1; y++) {
      int at = position((y + 0.5 - place.top()) * scaleY - 0.5, plane.tileHeight);
      double covered = Math.min(y + 1, place.bottom()) - Math.max(y, place.top());
      int upper = plane.tileBase + (at >> 8) * plane.tileWidth;
      int lower = upper + ((at & 0xff) == 0 ? 0 : plane.tileWidth);
      line(
          picture,
          plane.base + y * plane.width,
          x0,
          x1,
          upper,
          lower,
          at & 0xff,
          plane.dark,
          light,
          (int) (opaque * covered + 0.5));
    }
  }

  /** A coordinate in 1/256 pixels that has a right neighbour wherever its fraction is not zero. */
  private static int position(double coordinate, int size) {
    return (int) (256 * Math.max(0, Math.min(size - 1, coordinate)));
  }

  private void line(
      byte[] picture,
      int row,
      int x0,
      int x1,
      int upper,
      int lower,
      int down,
      int dark,
      int light,
      int opaque) {
    for (int x = x0; x < x1; x++) {
      int right = share[x];
      int a = upper + from[x];
      int b = lower + from[x];
      int step = right == 0 ? 0 : 1;
      int top = (source[a] & 0xff) * (256 - right) + (source[a + step] & 0xff) * right;
      int bottom = (source[b] & 0xff) * (256 - right) + (source[b + step] & 0xff) * right;
      int value = (top * (256 - down) + bottom * down + (1 << 15)) >> 16;
      int lit = dark + (((value - dark) * light + 128) >> 8);
      lit = Math.max(0, Math.min(255, lit));
      int strength = (cover[x] * opaque + 128) >> 8;
      int old = picture[row + x] & 0xff;
      picture[row + x] = (byte) (old + (((lit - old) * strength + 128) >> 8));
    }
  }
}
