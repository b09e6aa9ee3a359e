package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file as it is read with a corrected header. The file itself stays as it is. */
final class CorrectedFile implements SeekableByteChannel {
  private final FileChannel file;
  private final HeaderCorrection correction;

  CorrectedFile(Path path, HeaderCorrection correction) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.READ);
    this.correction = correction;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    long at = file.position();
    int begin = into.position();
    int count = padded(file.read(into), at, into);
    for (HeaderCorrection.Patch patch : correction.patches()) {
      for (int i = 0; i < patch.bytes(); i++) {
        long away = patch.at() + i - at;
        if (away >= 0 && away < count) {
          into.put(begin + (int) away, patch.get(i));
        }
      }
    }
    return count;
  }

  /** Adds the zeros behind the end of the file to what was read from a place of it. Returns how much there is then. */
  private int padded(int read, long at, ByteBuffer into) throws IOException {
    long zeros = Math.min(size() - Math.max(at, file.size()), into.remaining());
    int count = Math.max(0, read);
    if (correction.padding() == 0 || at + count < file.size() || zeros <= 0) {
      return read;
    }
    into.put(new byte[(int) zeros]);
    file.position(at + count + zeros);
    return count + (int) zeros;
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long at) throws IOException {
    file.position(at);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size() + correction.padding();
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
