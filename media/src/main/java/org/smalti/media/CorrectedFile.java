package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.smalti.media.HeaderCorrection.Cut;

/** A file as it is read with a corrected header, or from a byte on. The file itself stays as it is. */
final class CorrectedFile implements SeekableByteChannel {
  private final FileChannel file;
  private final HeaderCorrection correction;
  private final long begin;
  /** Bytes of what is read. */
  private long position;

  CorrectedFile(Path path, HeaderCorrection correction) throws IOException {
    this(path, correction, 0);
  }

  private CorrectedFile(Path path, HeaderCorrection correction, long begin) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.READ);
    this.correction = correction;
    this.begin = begin;
  }

  /** The file from a byte on, as if it began there. */
  static CorrectedFile from(long begin, Path path) throws IOException {
    return new CorrectedFile(path, HeaderCorrection.NONE, begin);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    long at = begin + position;
    long end = Long.MAX_VALUE;
    for (Cut cut : correction.cuts()) {
      if (cut.at() > at) {
        end = cut.at();
        break;
      }
      at += cut.bytes();
    }
    int first = into.position();
    int limit = into.limit();
    into.limit(first + (int) Math.min(limit - first, end - at));
    int count = file.read(into, at);
    into.limit(limit);
    for (HeaderCorrection.Patch patch : correction.patches()) {
      for (int i = 0; i < patch.bytes(); i++) {
        long away = patch.at() + i - at;
        if (away >= 0 && away < count) {
          into.put(first + (int) away, patch.get(i));
        }
      }
    }
    position += Math.max(0, count);
    return padded(count, into);
  }

  /** Adds the zeros behind the end of the file to what was read. Returns how much there is then. */
  private int padded(int read, ByteBuffer into) throws IOException {
    int zeros = (int) Math.min(size() - position, into.remaining());
    if (position < length() || zeros <= 0) {
      return read;
    }
    into.put(new byte[zeros]);
    position += zeros;
    return Math.max(0, read) + zeros;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long at) {
    position = at;
    return this;
  }

  @Override
  public long size() throws IOException {
    return length() + correction.padding();
  }

  /** Bytes of the file that are read. */
  private long length() throws IOException {
    long left = file.size() - begin;
    for (Cut cut : correction.cuts()) {
      left -= cut.bytes();
    }
    return left;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
