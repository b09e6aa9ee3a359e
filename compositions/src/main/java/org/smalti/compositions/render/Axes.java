package org.smalti.compositions.render;

import org.smalti.compositions.plan.Rows;

/** Where a {@link PlacedTile} has the columns and rows from that it covers. */
interface Axes {
  /** What is asked for: columns or rows, of luma or chroma. */
  enum Role {
    COLUMNS(1),
    ROWS(1),
    CHROMA_COLUMNS(2),
    CHROMA_ROWS(2);

    /** How many pixels of luma are as long as one. */
    final int shrink;

    Role(int shrink) {
      this.shrink = shrink;
    }
  }

  /**
   * Those between two edges, see {@link TileAxis.Edges}.
   *
   * @param size of the plane
   * @param tile size of the plane of the tile
   */
  TileAxis of(Role role, double low, double high, int size, int tile, Rows rows);
}
