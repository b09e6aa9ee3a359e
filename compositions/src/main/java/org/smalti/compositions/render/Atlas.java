package org.smalti.compositions.render;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.FrameRate;
import org.smalti.compositions.Tile;
import org.smalti.core.CancelledException;

/** All tiles with their pictures, which stay on disk. Safe to read from many threads. */
final class Atlas implements Closeable {
  private final List<Entry> entries;
  private final List<FileChannel> channels;

  /** @param entries in drawing order */
  Atlas(List<Entry> entries, List<FileChannel> channels) {
    this.entries = new ArrayList<>(entries);
    this.channels = channels;
  }

  List<Entry> entries() {
    return entries;
  }

  /** How many sources could be read. */
  int sources() {
    return channels.size();
  }

  /** A tile and where its pictures are. */
  record Entry(Tile tile, FileChannel channel, long offset, int frames, Mipmap mipmap) {
    /** Reads the picture that runs at a time, at one level. It runs forwards and backwards in turn. */
    void read(double millis, FrameRate rate, Mipmap.Level level, ByteBuffer into) {
      double since = Math.max(0, millis - tile.poses().get(0).at());
      long step = (long) Math.floor(since / rate.millis(1) + 1e-6);
      int picture = swing(step, frames);
      long at = offset + (long) picture * mipmap.bytes() + level.offset();
      into.clear().limit(level.bytes());
      try {
        while (into.hasRemaining()) {
          int read = channel.read(into, at);
          if (read < 0) {
            throw new EOFException("a part is cut off");
          }
          at += read;
        }
      } catch (ClosedByInterruptException e) {
        throw new CancelledException();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** 0 1 2 … n−1 n−2 … 1 0 1 … */
  static int swing(long step, int count) {
    if (count == 1) {
      return 0;
    }
    int period = 2 * count - 2;
    int in = (int) (step % period);
    return in < count ? in : period - in;
  }

  @Override
  public void close() {
    try {
      for (FileChannel channel : channels) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
