package org.smalti.compositions.render;

import org.smalti.compositions.plan.Rows;

/**
 * Columns and rows of tiles that move, until others need the room: tiles of a grid share theirs within a picture. What
 * it gives is good until the next call for the same role. Used by one thread, for pictures of one size.
 */
@SuppressWarnings("EnumOrdinal") // places in arrays, never kept
final class RecentAxes implements Axes {
  /** Of each role, a power of two. */
  private static final int KEPT = 1024;
  /** Longer ones are rare and are not kept, in pixels of luma. */
  private static final double LONG = 64;

  private final TileAxis[][] known = new TileAxis[Role.values().length][KEPT];
  private final TileAxis[] latest = new TileAxis[Role.values().length];

  RecentAxes() {
    for (Role role : Role.values()) {
      latest[role.ordinal()] = new TileAxis();
      for (int i = 0; i < KEPT; i++) {
        known[role.ordinal()][i] = latest[role.ordinal()];
      }
    }
  }

  @Override
  public TileAxis of(Role role, double low, double high, int size, int tile, Rows rows) {
    TileAxis spare = latest[role.ordinal()];
    TileAxis[] same = known[role.ordinal()];
    int at = 0;
    TileAxis axis = spare;
    if (high - low <= LONG) {
      long bits = Double.doubleToRawLongBits(low) * 0x9E3779B97F4A7C15L;
      at = (int) (bits >>> 40) & (KEPT - 1);
      axis = same[at];
    }
    if (axis.isOf(low, high, tile, rows)) {
      return axis;
    }
    if (high - low <= LONG && axis.equals(spare)) {
      axis = new TileAxis();
      same[at] = axis;
    }
    return axis.fill(new TileAxis.Edges(low, high, role.shrink, size, tile, rows));
  }
}
