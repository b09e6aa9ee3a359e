package org.smalti.compositions.render;

import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Rows;

/**
 * The pixels of one plane that an upright tile covers: from where in the tile each column and row is taken, and how
 * much of it is covered. Fixed-point numbers of 8 bits. Used by one thread, or not changed any more.
 */
final class TileBox {
  /** What is covered as a whole. */
  static final int WHOLE = 256;

  int x0;
  int x1;
  int y0;
  int y1;
  /** By column, from 0: the place in the tile, in 1/256 of its pixels. */
  private int[] columns = new int[0];
  /** By column, from 0: how much of it is covered, 0..256. */
  private int[] covers = new int[0];
  /** By row, from 0. */
  private int[] lines = new int[0];
  /** By row, from 0: how much of it is covered and drawn, 0..256. */
  private int[] strengths = new int[0];

  /**
   * @param shrink 1 for luma, 2 for chroma of half the size
   * @param width of the plane
   * @param height of the plane
   */
  void fill(TilePlace place, int shrink, int width, int height, Mipmap.Level level, Rows rows) {
    double left = place.left() / shrink;
    double top = place.top() / shrink;
    double right = place.right() / shrink;
    double bottom = place.bottom() / shrink;
    x0 = (int) Math.max(0, Math.min(width, Math.floor(left)));
    x1 = (int) Math.max(x0, Math.min(width, Math.ceil(right)));
    y0 = (int) Math.max(0, Math.min(height, Math.floor(top)));
    y1 = (int) Math.max(y0, Math.min(height, Math.ceil(bottom)));
    reserve();
    int levelWidth = level.width() / shrink;
    double scaleX = levelWidth / (right - left);
    for (int x = x0; x < x1; x++) {
      columns[x - x0] = position((x + 0.5 - left) * scaleX - 0.5, levelWidth);
      covers[x - x0] = (int) (WHOLE * (Math.min(x + 1, right) - Math.max(x, left)) + 0.5);
    }
    int levelHeight = level.height() / shrink;
    double scaleY = levelHeight / (bottom - top);
    for (int y = y0; y < y1; y++) {
      lines[y - y0] = position((y + 0.5 - top) * scaleY - 0.5, levelHeight);
      double covered = Math.min(y + 1, bottom) - Math.max(y, top);
      strengths[y - y0] = isDrawn(rows, y * shrink) ? (int) (WHOLE * covered + 0.5) : 0;
    }
  }

  /** Takes arrays that equal boxes have in common; it must not be filled again. */
  void share(SharedNumbers numbers) {
    columns = numbers.of(columns, x1 - x0);
    covers = numbers.of(covers, x1 - x0);
    lines = numbers.of(lines, y1 - y0);
    strengths = numbers.of(strengths, y1 - y0);
  }

  /** Whether a row of luma is one of some. */
  static boolean isDrawn(Rows rows, int y) {
    return switch (rows) {
      case ALL -> true;
      case EVEN -> (y & 2) == 0;
      case ODD -> (y & 2) != 0;
    };
  }

  private void reserve() {
    if (columns.length < x1 - x0) {
      columns = new int[x1 - x0];
      covers = new int[x1 - x0];
    }
    if (lines.length < y1 - y0) {
      lines = new int[y1 - y0];
      strengths = new int[y1 - y0];
    }
  }

  /** A coordinate in 1/256 pixels that has a right neighbour wherever its fraction is not zero. */
  private static int position(double coordinate, int size) {
    return (int) (WHOLE * Math.max(0, Math.min(size - 1, coordinate)));
  }

  /** Pixels. */
  int size() {
    return (x1 - x0) * (y1 - y0);
  }

  /**
   * Takes the tile's pixels for this box, bilinear.
   *
   * @param base where the plane of the tile begins
   * @param width of that plane
   * @param at where the first pixel goes
   */
  void take(byte[] tile, int base, int width, byte[] into, int at) {
    int across = x1 - x0;
    int to = at;
    for (int y = 0; y < y1 - y0; y++) {
      int down = lines[y] & 0xff;
      int upper = base + (lines[y] >> 8) * width;
      int lower = down == 0 ? upper : upper + width;
      for (int x = 0; x < across; x++) {
        int column = columns[x];
        int right = column & 0xff;
        int a = upper + (column >> 8);
        int b = lower + (column >> 8);
        int step = right == 0 ? 0 : 1;
        int above = (tile[a] & 0xff) * (WHOLE - right) + (tile[a + step] & 0xff) * right;
        int below = (tile[b] & 0xff) * (WHOLE - right) + (tile[b + step] & 0xff) * right;
        into[to++] = (byte) ((above * (WHOLE - down) + below * down + (1 << 15)) >> 16);
      }
    }
  }

  /**
   * Lays pixels that were taken over a plane of the picture.
   *
   * @param base where the plane begins
   * @param width of the plane
   * @param at where the first pixel is
   * @param light what each value becomes; null: what it is
   * @param opaque 0..256
   */
  void lay(
      byte[] picture,
      int base,
      int width,
      byte[] pixels,
      int at,
      byte @Nullable [] light,
      int opaque) {
    int across = x1 - x0;
    if (across == 0) {
      return;
    }
    int begin = covers[0] < WHOLE ? 1 : 0;
    int end = covers[across - 1] < WHOLE ? across - 1 : across;
    int from = at;
    int row = base + y0 * width + x0;
    for (int y = 0; y < y1 - y0; y++, from += across, row += width) {
      int strength = (strengths[y] * opaque + 128) >> 8;
      if (strength >= WHOLE && begin < end) {
        if (begin > 0) {
          blend(picture, row, pixels[from], light, covers[0]);
        }
        if (light == null) {
          Pixels.copy(pixels, from + begin, picture, row + begin, end - begin);
        } else {
          for (int x = begin; x < end; x++) {
            picture[row + x] = light[pixels[from + x] & 0xff];
          }
        }
        if (end < across) {
          blend(picture, row + end, pixels[from + end], light, covers[end]);
        }
      } else if (strength > 0) {
        for (int x = 0; x < across; x++) {
          int covered = (covers[x] * strength + 128) >> 8;
          blend(picture, row + x, pixels[from + x], light, covered);
        }
      }
    }
  }

  private static void blend(
      byte[] picture, int at, byte pixel, byte @Nullable [] light, int strength) {
    int lit = (light == null ? pixel : light[pixel & 0xff]) & 0xff;
    int old = picture[at] & 0xff;
    picture[at] = (byte) (old + (((lit - old) * strength + 128) >> 8));
  }
}
