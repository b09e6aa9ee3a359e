package org.smalti.core.table;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;

/** Rows in a temporary file, so that more rows can be sorted than fit into memory; each takes 8 bytes of memory. */
public final class RowSpill implements Closeable {
  /** Bytes of lines that are in memory at once while they are sorted. */
  private static final int BATCH = 16 << 20;

  private static final int WINDOW = 1 << 16;

  private final Path file;
  private final OutputStream out;
  /** Where each row ends. */
  private final LongColumn ends = new LongColumn();

  private byte[] batch = new byte[0];
  private int size;

  /** @throws org.smalti.core.SmaltiException if the file can't be written */
  public RowSpill(Path file) {
    this.file = file;
    try {
      out = new BufferedOutputStream(Files.newOutputStream(file), WINDOW);
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  public int size() {
    return size;
  }

  /** Adds rows at the next positions. */
  public void add(PackedRows rows) {
    long end = start(size);
    for (int i = 0; i < rows.size(); i++) {
      end += rows.length(i);
      ends.set(size++, end);
    }
    try {
      rows.writeTo(out);
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  /** Writes the rows at these positions, in this order; none can be added any more. */
  public void write(int[] positions, TableWriter writer) {
    try {
      out.close();
      try (RandomAccessFile rows = new RandomAccessFile(file.toFile(), "r")) {
        Window window = new Window(rows);
        for (int from = 0; from < positions.length; ) {
          from = writeBatch(positions, from, window, writer);
        }
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  /** Reads the next rows in the order in which they lie on disk, and writes them as they are wanted. */
  private int writeBatch(int[] positions, int from, Window window, TableWriter writer)
      throws IOException {
    CancelledException.throwIfInterrupted();
    int to = from;
    int bytes = 0;
    while (to < positions.length && (to == from || bytes + length(positions[to]) <= BATCH)) {
      bytes += length(positions[to++]);
    }
    if (bytes > batch.length) {
      batch = new byte[Math.max(bytes, BATCH)];
    }
    int[] places = new int[to - from];
    long[] onDisk = new long[to - from];
    int place = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = place;
      place += length(positions[from + i]);
      onDisk[i] = (long) positions[from + i] << 32 | i;
    }
    Arrays.sort(onDisk);
    for (long row : onDisk) {
      int position = (int) (row >>> 32);
      window.copy(start(position), batch, places[(int) row], length(position));
    }
    int written = 0;
    for (int i = 0; i < places.length; i++) {
      int end = i + 1 < places.length ? places[i + 1] : bytes;
      if (end - written >= WINDOW || end == bytes) {
        writer.add(batch, written, end - written);
        written = end;
      }
    }
    return to;
  }

  private long start(int position) {
    return position == 0 ? 0 : ends.get(position - 1);
  }

  private int length(int position) {
    return (int) (ends.get(position) - start(position));
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException alreadyLost) {
      // The rows are thrown away anyway.
    }
  }

  /** The part of a file that was read last. */
  private static final class Window {
    private final RandomAccessFile file;
    private final byte[] bytes = new byte[WINDOW];
    private long from;
    private int length;

    Window(RandomAccessFile file) {
      this.file = file;
    }

    void copy(long offset, byte[] target, int place, int count) throws IOException {
      long at = offset;
      int done = 0;
      while (done < count) {
        if (at < from || at >= from + length) {
          file.seek(at);
          from = at;
          length = file.read(bytes);
          if (length <= 0) {
            throw new EOFException("truncated by another process");
          }
        }
        int inside = (int) (at - from);
        int part = Math.min(count - done, length - inside);
        System.arraycopy(bytes, inside, target, place + done, part);
        done += part;
        at += part;
      }
    }
  }
}
