package org.smalti.core.table;

import java.io.Serializable;
import java.util.Arrays;

/** A growing list of 64-bit cells in blocks: it grows without a second copy of what is there. */
final class LongColumn implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SHIFT = 16;
  private static final int BLOCK = 1 << SHIFT;

  private long[][] blocks = {new long[16]};

  long get(int position) {
    return blocks[position >>> SHIFT][position & BLOCK - 1];
  }

  /** Sets the cell at any position; what lies between is 0. */
  void set(int position, long value) {
    int block = position >>> SHIFT;
    int inside = position & BLOCK - 1;
    int known = blocks.length;
    if (block >= known) {
      blocks = Arrays.copyOf(blocks, Math.max(block + 1, known / 2 * 3));
      Arrays.fill(blocks, known, blocks.length, new long[0]);
    }
    if (inside >= blocks[block].length) {
      int size = block == 0 ? Math.max(inside + 1, 2 * blocks[0].length) : BLOCK;
      blocks[block] = Arrays.copyOf(blocks[block], Math.min(BLOCK, size));
    }
    blocks[block][inside] = value;
  }
}
