package org.smalti.compositions.render;

import java.nio.ByteBuffer;
import java.util.List;
import org.smalti.compositions.plan.Tile;
import org.smalti.media.cut.PartFile;

/**
 * All tiles with their pictures, which stay on disk. Safe to read from many threads.
 *
 * @param entries in drawing order
 * @param sources how many could be read
 */
record Atlas(List<Entry> entries, int sources) {
  Atlas {
    entries = List.copyOf(entries);
  }

  /** A tile, when it is seen, and where its pictures are: one after the other in a span of a part. */
  record Entry(Tile tile, TileSight sight, PartFile part, int span, Mipmap mipmap) {
    /** How many pictures there are; 0 where none could be read. */
    long pictures() {
      return part.span(span).count();
    }

    /** Reads a picture at one level. */
    void read(int picture, Mipmap.Level level, byte[] into) {
      ByteBuffer bytes = ByteBuffer.wrap(into, 0, level.bytes());
      part.read(span, (long) picture * mipmap.bytes() + level.offset(), bytes);
    }
  }

  /** The picture of each step, which runs forwards and backwards in turn: 0 1 2 … n−1 n−2 … 1 0 1 … */
  static long swing(long step, long count) {
    if (count == 1) {
      return 0;
    }
    long period = 2 * count - 2;
    boolean small = step <= Integer.MAX_VALUE && period <= Integer.MAX_VALUE && step >= 0;
    // A division of ints takes a fraction of the time.
    long in = small ? (int) step % (int) period : step % period;
    return in < count ? in : period - in;
  }
}
