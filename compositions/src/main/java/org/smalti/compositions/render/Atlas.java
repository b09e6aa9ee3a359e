package org.smalti.compositions.render;

import java.nio.ByteBuffer;
import java.util.List;
import org.smalti.compositions.plan.FrameRate;
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

  /** A tile and where its pictures are: one after the other in a span of a part. */
  record Entry(Tile tile, PartFile part, int span, Mipmap mipmap) {
    /** Reads the picture that runs at a time, at one level. It runs forwards and backwards in turn. */
    void read(double millis, FrameRate rate, Mipmap.Level level, ByteBuffer into) {
      double since =
          Math.max(0, millis - tile.poses().get(0).at()) * tile.picture().speed();
      long step = (long) Math.floor(since / rate.millis(1) + 1e-6);
      long picture = swing(step, part.span(span).count());
      into.clear().limit(level.bytes());
      part.read(span, picture * mipmap.bytes() + level.offset(), into);
    }
  }

  /** 0 1 2 … n−1 n−2 … 1 0 1 … */
  static long swing(long step, long count) {
    if (count == 1) {
      return 0;
    }
    long period = 2 * count - 2;
    long in = step % period;
    return in < count ? in : period - in;
  }
}
