package org.smalti.compositions.render;

/**
 * One row of pixels between two rows of a tile, exact: as sums of 16 bits, those of even and of odd pixels apart, as
 * eight pixels at once leave them. Each column of the picture lies between an even pixel and an odd one. Used by one
 * thread.
 */
final class MixedLine {
  private static final long LANES = 0x00ff00ff00ff00ffL;

  private byte[] evens = new byte[0];
  private byte[] odds = new byte[0];

  /**
   * Mixes two rows.
   *
   * @param upper where the first one begins
   * @param lower where the second one begins
   * @param down the weight of the second one, 0..255
   * @param first pixel that is needed
   * @param end after the last pixel that is needed
   */
  void mix(byte[] tile, int upper, int lower, int down, int first, int end) {
    if (evens.length < end + 2 * Long.BYTES) {
      evens = new byte[end + 2 * Long.BYTES];
      odds = new byte[end + 2 * Long.BYTES];
    }
    int rest = TileAxis.WHOLE - down;
    for (int i = first & -Long.BYTES; i < end; i += Long.BYTES) {
      if (Math.max(upper, lower) + i + Long.BYTES <= tile.length) {
        long above = Pixels.getLong(tile, upper + i);
        long below = Pixels.getLong(tile, lower + i);
        Pixels.setLong(evens, i, (above & LANES) * rest + (below & LANES) * down);
        Pixels.setLong(odds, i, (above >>> 8 & LANES) * rest + (below >>> 8 & LANES) * down);
      } else {
        for (int j = i; j < end; j++) {
          int sum = (tile[upper + j] & 0xff) * rest + (tile[lower + j] & 0xff) * down;
          Pixels.setChar((j & 1) == 0 ? evens : odds, j & -2, (char) sum);
        }
      }
    }
  }

  /** Takes the columns of an axis. */
  void take(TileAxis columns, byte[] into, int at) {
    int[] positions = columns.positions;
    int[] weights = columns.evens;
    int count = columns.count();
    for (int i = 0; i < count; i++) {
      int pixel = positions[i] >> 8;
      int even = weights[i];
      int sum = Pixels.getChar(evens, pixel + 1 & -2) * even
          + Pixels.getChar(odds, pixel & -2) * (TileAxis.WHOLE - even);
      into[at + i] = (byte) ((sum + (1 << 15)) >> 16);
    }
  }
}
