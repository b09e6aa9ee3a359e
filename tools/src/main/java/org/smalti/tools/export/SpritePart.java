package org.smalti.tools.export;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The clips of one media file on their way into a sprite: for each clip its number of frames ({@value #ENTRY} bytes), then the
 * frames of all of them as interleaved 32-bit floats, little endian.
 */
final class SpritePart implements Closeable {
  static final int ENTRY = 8;
  private static final int BLOCK = 8192;

  private final FileChannel channel;
  private final int channels;
  private final long[] lengths;
  private final long[] offsets;
  private final ByteBuffer bytes;
  private final float[] block;

  /** Opens a part of {@code clips} clips. */
  SpritePart(Path file, int clips, int channels) {
    this.channels = channels;
    lengths = new long[clips];
    offsets = new long[clips];
    bytes = ByteBuffer.allocate(4 * channels * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    block = new float[channels * BLOCK];
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      ByteBuffer head = ByteBuffer.allocate(ENTRY * clips).order(ByteOrder.LITTLE_ENDIAN);
      readFully(head, 0);
      long offset = head.capacity();
      for (int i = 0; i < clips; i++) {
        lengths[i] = head.getLong();
        offsets[i] = offset;
        offset += lengths[i] * 4 * channels;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frames of a clip; 0 where there was no sound. */
  long length(int clip) {
    return lengths[clip];
  }

  /** Hands over all frames of a clip, block by block. */
  void copy(int clip, ClipCutter.Target target) {
    try {
      for (long done = 0; done < lengths[clip]; ) {
        int frames = (int) Math.min(BLOCK, lengths[clip] - done);
        bytes.clear().limit(4 * channels * frames);
        readFully(bytes, offsets[clip] + done * 4 * channels);
        FloatBuffer floats = bytes.asFloatBuffer();
        floats.get(block, 0, frames * channels);
        target.write(block, frames);
        done += frames;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readFully(ByteBuffer into, long at) throws IOException {
    long from = at;
    while (into.hasRemaining()) {
      int read = channel.read(into, from);
      if (read < 0) {
        throw new EOFException("a part is cut off");
      }
      from += read;
    }
    into.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
