package org.smalti.media.cut;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a {@link PartFile}: what its spans hold, in any order, and the head at the very end. Used by one thread. */
public final class PartWriter implements Closeable {
  private final FileChannel channel;
  private final ByteBuffer entries;
  private long end;
  private boolean closed;

  /**
   * @param file an empty file
   * @param spans how many there will be
   */
  public PartWriter(Path file, int spans) throws IOException {
    entries = PartFile.allocate(Math.multiplyExact(PartFile.ENTRY, spans));
    end = PartFile.HEAD + (long) entries.capacity();
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
  }

  /** Where the next byte goes that is appended. */
  public long end() {
    return end;
  }

  /** Sets room aside for {@link #write}; returns its offset. */
  public long reserve(long bytes) {
    requireOpen();
    long offset = end;
    end = Math.addExact(end, bytes);
    return offset;
  }

  /** Writes what remains in a buffer behind all that is there. */
  public void append(ByteBuffer bytes) throws IOException {
    write(bytes, reserve(bytes.remaining()));
  }

  /** Writes what remains in a buffer to a place that was set aside. */
  public void write(ByteBuffer bytes, long offset) throws IOException {
    requireOpen();
    long at = offset;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Says where a span lies; one that nothing is said of is empty. */
  public void describe(int index, PartSpan span) {
    requireOpen();
    int at = PartFile.ENTRY * index;
    entries.putLong(at, span.offset()).putLong(at + 8, span.count()).putInt(at + 16, span.unit());
    entries.putFloat(at + 20, span.rms()).putFloat(at + 24, span.peak());
  }

  /**
   * Writes the head. A part that is closed without is none.
   *
   * @param damage what could not be decoded of the source; empty if all was well
   */
  public void finish(String damage) throws IOException {
    requireOpen();
    byte[] text = shortened(damage);
    ByteBuffer head = PartFile.allocate(PartFile.HEAD);
    head.putLong(PartFile.MAGIC).putInt(PartFile.VERSION);
    head.putInt(entries.capacity() / PartFile.ENTRY).putLong(end);
    head.putInt(text.length).put(text);
    if (channel.size() < end) {
      // What was set aside and left out at the end counts as well.
      write(ByteBuffer.allocate(1), end - 1);
    }
    write(entries.duplicate().rewind(), PartFile.HEAD);
    write(head.rewind(), 0);
  }

  private static byte[] shortened(String text) {
    String fits = text;
    byte[] bytes = fits.getBytes(StandardCharsets.UTF_8);
    while (bytes.length > PartFile.HEAD - PartFile.BEFORE_TEXT) {
      fits = fits.substring(0, fits.offsetByCodePoints(fits.length(), -1));
      bytes = fits.getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }

  /** A channel that an interrupt closed says so itself. */
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "this PartWriter is closed; write before close(), or begin another part");
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }
}
