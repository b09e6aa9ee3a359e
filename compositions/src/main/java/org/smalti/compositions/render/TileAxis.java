package org.smalti.compositions.render;

import org.smalti.compositions.plan.Rows;

/**
 * The columns or the rows of one plane that an upright tile covers: from where in the tile each is taken, and how much
 * of it is covered. Fixed-point numbers of 8 bits. Used by one thread, or not changed any more.
 */
final class TileAxis {
  /** What is covered as a whole. */
  static final int WHOLE = 256;

  /** Of no tile. */
  static final TileAxis NONE = new TileAxis();

  /** The first column or row. */
  int begin;
  /** The one after the last. */
  int end;
  /** From the first one: the place in the tile, in 1/256 of its pixels. */
  int[] positions = new int[0];
  /** From the first one: how much of it is covered and drawn, 0..256. */
  int[] covers = new int[0];
  /** From the first one: of the two pixels of the tile it lies between, the weight of the even one, 0..256. */
  int[] evens = new int[0];
  /** What it was filled from. */
  private Edges edges = Edges.NONE;

  /**
   * Two edges of a tile in a plane of the picture.
   *
   * @param low in pixels of luma
   * @param high in pixels of luma
   * @param shrink 1 for luma, 2 for chroma of half the size
   * @param size of the plane
   * @param tile size of the plane of the tile
   * @param rows in which the tile is drawn; all of them where these are columns
   */
  record Edges(double low, double high, int shrink, int size, int tile, Rows rows) {
    static final Edges NONE = new Edges(0, 0, 1, 0, 0, Rows.ALL);
  }

  /** Whether it was filled from these edges; such numbers as are equal, whatever rounding made of others. */
  boolean isOf(double low, double high, int tile, Rows rows) {
    return edges.low == low && edges.high == high && edges.tile == tile && edges.rows == rows;
  }

  /** Takes other edges. */
  TileAxis fill(Edges other) {
    edges = other;
    double low = other.low / other.shrink;
    double high = other.high / other.shrink;
    begin = (int) Math.max(0, Math.min(other.size, Math.floor(low)));
    end = (int) Math.max(begin, Math.min(other.size, Math.ceil(high)));
    if (positions.length < end - begin) {
      positions = new int[end - begin];
      covers = new int[end - begin];
      evens = new int[end - begin];
    }
    double scale = other.tile / (high - low);
    for (int i = begin; i < end; i++) {
      int position = position((i + 0.5 - low) * scale - 0.5, other.tile);
      int next = position & 0xff;
      double covered = Math.min(i + 1, high) - Math.max(i, low);
      positions[i - begin] = position;
      evens[i - begin] = (position >> 8 & 1) == 0 ? WHOLE - next : next;
      covers[i - begin] = isDrawn(other.rows, i * other.shrink) ? (int) (WHOLE * covered + 0.5) : 0;
    }
    return this;
  }

  /** A coordinate in 1/256 pixels that has a next neighbour wherever its fraction is not zero. */
  private static int position(double coordinate, int size) {
    return (int) (WHOLE * Math.max(0, Math.min(size - 1, coordinate)));
  }

  /** Whether a row of luma is one of some. */
  static boolean isDrawn(Rows rows, int y) {
    return switch (rows) {
      case ALL -> true;
      case EVEN -> (y & 2) == 0;
      case ODD -> (y & 2) != 0;
    };
  }

  int count() {
    return end - begin;
  }
}
